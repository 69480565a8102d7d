#!/usr/bin/env python3
# Signs that stand for bullets, and letters that a font of signs makes bullets of: items; and what looks like one and is meant stays.
import re

from tap import done, ok
from texts import after, items, whole

# Bullets that fonts of signs make of letters, and signs that stand for bullets where several lines agree.
for bullet in ("§\t", "§ ", "o\t", "\uf0b7\t", "\uf0d8\t", "\uf0fc ", "\uf0a7\t", "✅ ", "➢ ", "►\t", "◦ ", "– ", "· "):
    made = after(f"MISSIONS\n\n{bullet}Calfater les bordés\n{bullet}Tailler une membrure\n\nPROFIL\n\n{bullet}Patience\n{bullet}Goût du bois")
    name = f"bullet {ascii(bullet)}"
    whole(made, name)
    ok(items(made, "missions") == ["Calfater les bordés", "Tailler une membrure"] and made.criteria == ["Patience", "Goût du bois"], name,
       (made.shown["sections"], made.criteria))
    ok(not re.search(rf"(?m)(^|\s){bullet.strip()}\s", made.text), f"{name}: none is printed", made.text)
made = after("CADRE\n\n§ 4 de la convention s’applique.\n\nLe reste suit l’usage.")
ok("§ 4 de la convention" in made.text, "a lone section sign is meant", made.text)
done()
