"""The figures of a panel by the formulas of their specification, with numpy: a second opinion on affiche's own.

Nothing here was taken from the C: it was written from the text alone. Scores are an array x[c, e, k], with NaN where none was given; weights w[k]; knock-outs a set of k.
A failed candidate can't be first in a scenario, since it stands after the others; who failed is decided once, on the whole panel.
"""
import numpy as np


def scores(x, w):
    """s(c, e), m(c, k), S(c), coverage(c); NaN where there is nothing to say."""
    given = ~np.isnan(x)
    filled = np.where(given, x, 0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        s = 25 * (filled * w).sum(axis=2) / (given * w).sum(axis=2)
        m = filled.sum(axis=1) / given.sum(axis=1)
        seen = ~np.isnan(m)
        total = 25 * (np.where(seen, m, 0.0) * w).sum(axis=1) / (seen * w).sum(axis=1)
    return s, m, total


def coverage(x, w, ballots):
    """ballots[c, e] is true where e handed in a ballot on c, however empty."""
    given = (~np.isnan(x) * w).sum(axis=(1, 2))
    with np.errstate(invalid="ignore", divide="ignore"):
        return given / (ballots.sum(axis=1) * w.sum())


def spread(x):
    """By candidate and criterion: n, minimum, maximum, standard deviation (n - 1)."""
    candidates, _, criteria = x.shape
    cells = {}
    for c in range(candidates):
        for k in range(criteria):
            values = x[c, ~np.isnan(x[c, :, k]), k]
            if values.size:
                deviation = float(np.std(values, ddof=1)) if values.size > 1 else None
                cells[c, k] = (values.size, float(values.min()), float(values.max()), deviation)
    return cells


def failed(x, knockouts):
    """Candidates whom everyone who scored a knock-out, at least two, gave 0."""
    lost = set()
    for c in range(x.shape[0]):
        for k in knockouts:
            values = x[c, ~np.isnan(x[c, :, k]), k]
            if values.size >= 2 and (values == 0).all():
                lost.add(c)
    return lost


def to_discuss(x, knockouts):
    """Cells (c, k) that differ by two or more, and knock-outs with a 0."""
    found = set()
    for (c, k), (_, low, high, _) in spread(x).items():
        if high - low >= 2 or (k in knockouts and low == 0):
            found.add((c, k))
    return found


def ranks(total, lost):
    """1, 1, 3: a candidate less than two points under the first of a group joins it. None for who failed or has no score."""
    order = sorted((c for c in range(len(total)) if c not in lost and not np.isnan(total[c])), key=lambda c: -total[c])
    given = [None] * len(total)
    first, rank = None, None
    for place, c in enumerate(order):
        if first is None or total[first] - total[c] >= 2:
            first, rank = c, place + 1
        given[c] = rank
    return given


def stability(x, w, lost):
    """How many scenarios there are, and in how many each candidate is first."""
    _, evaluators, criteria = x.shape
    scenarios = []
    if evaluators >= 2:
        for e in range(evaluators):
            scenarios.append((np.delete(x, e, axis=1), w))
    if criteria >= 2:
        for k in range(criteria):
            scenarios.append((np.delete(x, k, axis=2), np.delete(w, k)))
    for k in range(criteria):
        for factor in (0.8, 1.2):
            changed = w.astype(float).copy()
            changed[k] *= factor
            scenarios.append((x, changed))
    first = np.zeros(x.shape[0], dtype=int)
    for values, weights in scenarios:
        total = scores(values, weights)[2]
        total = np.array([np.nan if c in lost else total[c] for c in range(len(total))])
        if not np.isnan(total).all():
            first += np.nan_to_num(total, nan=-1.0) >= np.nanmax(total) - 1e-9
    return len(scenarios), first.tolist()


def strictness(x):
    """Of each evaluator: mean difference to the mean of the others on the same candidate and criterion; None where nobody else scored any."""
    found = []
    for e in range(x.shape[1]):
        differences = []
        for c in range(x.shape[0]):
            for k in range(x.shape[2]):
                others = np.delete(x[c, :, k], e)
                others = others[~np.isnan(others)]
                if not np.isnan(x[c, e, k]) and others.size:
                    differences.append(x[c, e, k] - others.mean())
        found.append(float(np.mean(differences)) if differences else None)
    return found


def same_score(x):
    """Evaluators who gave one score to all, of at least two."""
    found = []
    for e in range(x.shape[1]):
        values = x[:, e, :][~np.isnan(x[:, e, :])]
        found.append(bool(values.size > 1 and (values == values[0]).all()))
    return found


def alpha_ordinal(x):
    """Krippendorff's alpha, ordinal, over units (candidate, criterion); with the number of values that can be paired. None where it can't be computed."""
    units = [row[~np.isnan(row)] for row in x.transpose(0, 2, 1).reshape(-1, x.shape[1])]
    units = [row for row in units if row.size >= 2]
    if not units:
        return None, 0
    domain = np.unique(np.concatenate(units))
    coincidence = np.zeros((domain.size, domain.size))
    for row in units:
        for i, a in enumerate(row):
            for j, b in enumerate(row):
                if i != j:
                    coincidence[np.searchsorted(domain, a), np.searchsorted(domain, b)] += 1 / (row.size - 1)
    counts = coincidence.sum(axis=0)
    n = counts.sum()
    distance = np.zeros_like(coincidence)
    for a in range(domain.size):
        for b in range(domain.size):
            low, high = min(a, b), max(a, b)
            distance[a, b] = (counts[low:high + 1].sum() - (counts[low] + counts[high]) / 2) ** 2
    observed = (coincidence * distance).sum() / n
    expected = (np.outer(counts, counts) * distance).sum() / (n * (n - 1))
    return (None if expected == 0 else float(1 - observed / expected)), int(round(n))


def complete(s):
    """Rows of s(c, e) of the candidates whom every evaluator scored."""
    return s[~np.isnan(s).any(axis=1)]


def average_ranks(column):
    return np.array([(column < value).sum() + ((column == value).sum() + 1) / 2 for value in column])


def kendall_w(s):
    """W with correction for ties over complete rows; None where it can't be computed."""
    table = complete(s)
    n, m = table.shape
    if n < 3 or m < 2:
        return None
    # Scores that are equal as figures are ties; sums in another order differ in their last bits.
    table = np.round(table, 9)
    ranking = np.column_stack([average_ranks(table[:, e]) for e in range(m)])
    sums = ranking.sum(axis=1)
    square = ((sums - sums.mean()) ** 2).sum()
    ties = 0.0
    for e in range(m):
        _, sizes = np.unique(table[:, e], return_counts=True)
        ties += (sizes.astype(float) ** 3 - sizes).sum()
    below = m * m * (n ** 3 - n) - m * ties
    return None if below == 0 else float(12 * square / below)


def icc_2(s):
    """ICC(2,1) and ICC(2,k) over complete rows (Shrout & Fleiss 1979); None where they can't be computed."""
    table = complete(s)
    n, k = table.shape
    if n < 3 or k < 2 or np.ptp(table) == 0:
        return None, None
    mean = table.mean()
    rows = k * ((table.mean(axis=1) - mean) ** 2).sum() / (n - 1)
    columns = n * ((table.mean(axis=0) - mean) ** 2).sum() / (k - 1)
    rest = (((table - mean) ** 2).sum() - rows * (n - 1) - columns * (k - 1)) / ((n - 1) * (k - 1))
    one = (rows - rest) / (rows + (k - 1) * rest + k * (columns - rest) / n)
    all_of_them = (rows - rest) / (rows + (columns - rest) / n)
    return float(one), float(all_of_them)
