/* haru_field: the widgets of a form and their fields (ISO 32000-1, 12.7).
 *
 * Part of the haru device. Built from libharu's objects, since it knows no forms. What always
 * holds: every widget prints, has an appearance for each of its states, and says what it is. */
#include "device/haru/haru_private.h"

#include <string.h>

#define FLAG_READ_ONLY (1u << 0)
#define FLAG_MULTI_LINE (1u << 12)
#define FLAG_NO_TOGGLE_TO_OFF (1u << 14)
#define FLAG_RADIO (1u << 15)
#define ANNOTATION_PRINT 4

/* UTF-16 with its mark: readers take it for what it is, whatever is in it (7.9.2.2). */
static void put_text(struct haru *haru, HPDF_Dict dict, const char *key, const char *text)
{
    glong count = 0;
    g_autofree gunichar2 *units = g_utf8_to_utf16(text, -1, NULL, &count, NULL);
    g_autofree HPDF_BYTE *bytes = g_malloc((gsize)count * 2 + 2);

    bytes[0] = 0xFE;
    bytes[1] = 0xFF;
    for (glong i = 0; i < count; i++) {
        bytes[2 + 2 * i] = (HPDF_BYTE)(units[i] >> 8);
        bytes[3 + 2 * i] = (HPDF_BYTE)(units[i] & 0xFF);
    }
    HPDF_Dict_Add(dict, key, HPDF_Binary_New(haru->pdf->mmgr, bytes, (HPDF_UINT)count * 2 + 2));
}

static void put_ascii(struct haru *haru, HPDF_Dict dict, const char *key, const char *text)
{
    HPDF_Dict_Add(dict, key, HPDF_String_New(haru->pdf->mmgr, text, NULL));
}

HPDF_Dict haru_new_object(const struct haru *haru)
{
    HPDF_Dict dict = HPDF_Dict_New(haru->pdf->mmgr);

    HPDF_Xref_Add(haru->pdf->xref, dict);
    return dict;
}

static HPDF_Dict put_dict(struct haru *haru, HPDF_Dict dict, const char *key)
{
    HPDF_Dict made = HPDF_Dict_New(haru->pdf->mmgr);

    HPDF_Dict_Add(dict, key, made);
    return made;
}

static HPDF_Array put_array(struct haru *haru, HPDF_Dict dict, const char *key)
{
    HPDF_Array made = HPDF_Array_New(haru->pdf->mmgr);

    HPDF_Dict_Add(dict, key, made);
    return made;
}

static void put_reals(struct haru *haru, HPDF_Dict dict, const char *key, unsigned count,
                      const double *numbers)
{
    HPDF_Array array = put_array(haru, dict, key);

    for (unsigned i = 0; i < count; i++)
        HPDF_Array_AddReal(array, (HPDF_REAL)numbers[i]);
}

static HPDF_Array get_kids(struct haru *haru, HPDF_Dict dict, const char *key)
{
    HPDF_Array kids = HPDF_Dict_GetItem(dict, key, HPDF_OCLASS_ARRAY);

    return kids ? kids : put_array(haru, dict, key);
}

static HPDF_Dict get_form(struct haru *haru)
{
    if (!haru->form) {
        haru->form = put_dict(haru, haru->pdf->catalog, "AcroForm");
        haru->form_fonts = put_dict(haru, put_dict(haru, haru->form, "DR"), "Font");
        HPDF_Dict_AddBoolean(haru->form, "NeedAppearances", HPDF_FALSE);
    }
    return haru->form;
}

/* Puts a field into the tree. `K1.score` is the kid `score` of `K1`, which is made when it is first
 * named; the depth is that of the dots in a name. */
static void hang_field(struct haru *haru, HPDF_Dict field, const char *name)
{
    const char *dot = strrchr(name, '.');
    g_autofree char *parent_name = dot ? g_strndup(name, (gsize)(dot - name)) : NULL;
    HPDF_Dict parent = dot ? g_hash_table_lookup(haru->fields, parent_name) : NULL;

    if (dot && !parent) {
        parent = haru_new_object(haru);
        hang_field(haru, parent, parent_name);
    }
    put_ascii(haru, field, "T", dot ? dot + 1 : name);
    if (parent)
        HPDF_Dict_Add(field, "Parent", parent);
    HPDF_Array_Add(
        parent ? get_kids(haru, parent, "Kids") : get_kids(haru, get_form(haru), "Fields"), field);
    g_hash_table_insert(haru->fields, g_strdup(name), field);
}

/* Appearance characteristics, for readers that paint the widget anew (12.5.6.19). */
static void put_characteristics(struct haru *haru, HPDF_Dict widget, const struct page_item *item)
{
    HPDF_Dict characteristics = put_dict(haru, widget, "MK"), border = put_dict(haru, widget, "BS");
    const struct colour *fill = &item->fill, *stroke = &item->stroke;

    if (fill->a > 0)
        put_reals(haru, characteristics, "BG", 3, (const double[]){fill->r, fill->g, fill->b});
    if (page_is_stroked(item))
        put_reals(haru, characteristics, "BC", 3,
                  (const double[]){stroke->r, stroke->g, stroke->b});
    if (item->node->field->kind == DOC_FIELD_CHECK)
        put_ascii(haru, characteristics, "CA", "4"); /* a tick of ZapfDingbats */
    HPDF_Dict_AddReal(border, "W", (HPDF_REAL)(page_is_stroked(item) ? item->stroke_pt : 0));
    HPDF_Dict_AddName(border, "S", "S");
}

static HPDF_Dict new_widget(struct haru *haru, const struct page_item *item)
{
    const double bottom_pt = haru->height_pt - item->y_pt - item->height_pt;
    const double corners[] = {item->x_pt, bottom_pt, item->x_pt + item->width_pt,
                              bottom_pt + item->height_pt};
    HPDF_Dict widget = haru_new_object(haru);

    HPDF_Dict_AddName(widget, "Type", "Annot");
    HPDF_Dict_AddName(widget, "Subtype", "Widget");
    put_reals(haru, widget, "Rect", G_N_ELEMENTS(corners), corners);
    HPDF_Dict_AddNumber(widget, "F", ANNOTATION_PRINT);
    put_text(haru, widget, "TU", item->node->field->says);
    put_text(haru, widget, "Contents", item->node->field->says);
    put_characteristics(haru, widget, item);
    HPDF_Array_Add(get_kids(haru, haru->page, "Annots"), widget);
    return widget;
}

/* An on state and /Off, which it begins in. */
static void put_states(struct haru *haru, HPDF_Dict widget, const struct page_item *item)
{
    HPDF_Dict states = put_dict(haru, put_dict(haru, widget, "AP"), "N");

    HPDF_Dict_Add(states, item->node->field->value, haru_appearance_button(haru, item, true));
    HPDF_Dict_Add(states, "Off", haru_appearance_button(haru, item, false));
    HPDF_Dict_AddName(widget, "AS", "Off");
}

static bool add_check(struct haru *haru, const struct page_item *item)
{
    const struct doc_field *field = item->node->field;
    HPDF_Dict widget = new_widget(haru, item);

    HPDF_Dict_AddName(widget, "FT", "Btn");
    HPDF_Dict_AddNumber(widget, "Ff", field->read_only ? FLAG_READ_ONLY : 0);
    HPDF_Dict_AddName(widget, "V", "Off");
    put_states(haru, widget, item);
    hang_field(haru, widget, field->name);
    return true;
}

static HPDF_Dict new_group(struct haru *haru, const struct doc_field *field)
{
    HPDF_Dict group = haru_new_object(haru);

    HPDF_Dict_AddName(group, "FT", "Btn");
    HPDF_Dict_AddNumber(
        group, "Ff",
        (HPDF_INT32)(FLAG_RADIO | FLAG_NO_TOGGLE_TO_OFF | (field->read_only ? FLAG_READ_ONLY : 0)));
    HPDF_Dict_AddName(group, "V", "Off");
    put_text(haru, group, "TU", field->group_says ? field->group_says : field->says);
    hang_field(haru, group, field->name);
    return group;
}

static bool add_radio(struct haru *haru, const struct page_item *item)
{
    const struct doc_field *field = item->node->field;
    HPDF_Dict group = g_hash_table_lookup(haru->fields, field->name);
    HPDF_Dict widget = new_widget(haru, item);

    if (!group)
        group = new_group(haru, field);
    put_states(haru, widget, item);
    HPDF_Dict_Add(widget, "Parent", group);
    HPDF_Array_Add(get_kids(haru, group, "Kids"), widget);
    return true;
}

/* The font goes into the form's resources, where readers look for it when people type. */
static void put_font(struct haru *haru, HPDF_Dict widget, const struct haru_font *font,
                     const char *appearance)
{
    HPDF_Dict form = get_form(haru);

    if (!HPDF_Dict_GetItem(haru->form_fonts, font->name, HPDF_OCLASS_DICT))
        HPDF_Dict_Add(haru->form_fonts, font->name, font->form);
    if (!HPDF_Dict_GetItem(form, "DA", HPDF_OCLASS_STRING))
        put_ascii(haru, form, "DA", appearance);
    put_ascii(haru, widget, "DA", appearance);
}

static bool add_text(struct haru *haru, const struct page_item *item)
{
    const struct doc_field *field = item->node->field;
    struct haru_font *font = haru_font_get(haru, item->u.field.face);
    g_autofree char *appearance = font ? haru_appearance_default(font, item) : NULL;
    HPDF_Dict look =
        font && haru_form_font(haru, font) ? haru_appearance_text(haru, item, font) : NULL;
    HPDF_Dict widget;

    if (!look)
        return false;
    widget = new_widget(haru, item);
    HPDF_Dict_AddName(widget, "FT", "Tx");
    HPDF_Dict_AddNumber(widget, "Ff",
                        (HPDF_INT32)((field->read_only ? FLAG_READ_ONLY : 0) |
                                     (field->multi_line ? FLAG_MULTI_LINE : 0)));
    if (field->max_len)
        HPDF_Dict_AddNumber(widget, "MaxLen", (HPDF_INT32)field->max_len);
    if (field->value)
        put_text(haru, widget, "V", field->value);
    put_font(haru, widget, font, appearance);
    HPDF_Dict_Add(put_dict(haru, widget, "AP"), "N", look);
    hang_field(haru, widget, field->name);
    return true;
}

bool haru_field(struct haru *haru, const struct page_item *item)
{
    static bool (*const adders[])(struct haru *, const struct page_item *) = {
        [DOC_FIELD_TEXT] = add_text,
        [DOC_FIELD_CHECK] = add_check,
        [DOC_FIELD_RADIO] = add_radio,
    };
    const struct mark mark = {MARK_FIELD, haru->index, item->node, item->y_pt};

    if (!adders[item->node->field->kind](haru, item))
        return false;
    if (haru->marks)
        g_array_append_val(haru->marks, mark);
    return true;
}
