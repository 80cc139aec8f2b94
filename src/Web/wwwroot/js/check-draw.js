// Makes a draw again from its files, in the reader's browser: nothing is sent. The same computations as `verify-draw`, written a second time.
const utf8 = new TextEncoder();
const two64 = 1n << 64n;
const hex = (bytes) => [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");
const unhex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
const first8 = (bytes) => new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0);
const join = (...parts) => parts.reduce((all, part) => Uint8Array.from([...all, ...part]), new Uint8Array());
const even = (count) => two64 - (two64 % BigInt(count));

// Long files: no spreading of millions of numbers.
const concat = (...parts) => {
  const all = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
  parts.reduce((at, p) => (all.set(p, at), at + p.length), 0);
  return all;
};

const zero = new Uint8Array(1);

/** Lower hex of SHA-256(pool ‖ 0 ‖ rules ‖ 0 ‖ groups ‖ 0 ‖ version). */
export const commitmentOf = async (files, version) =>
  hex(await sha256(concat(utf8.encode(files["pool.csv"]), zero, utf8.encode(files["rules.json"]), zero, utf8.encode(files["groups.json"]), zero, utf8.encode(version))));

/** The group that public chance points at. */
export const indexOf = async (seed, commitment, count) => {
  const key = await crypto.subtle.importKey("raw", unhex(seed), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  for (let counter = 0; ; counter++) {
    const message = concat(utf8.encode(commitment), new Uint8Array(new Uint32Array([counter]).buffer).reverse());
    const value = first8(new Uint8Array(await crypto.subtle.sign("HMAC", key, message)));
    if (value < even(count))
      return Number(value % BigInt(count));
  }
};

/** Lines of a CSV file in its one form: commas, quotation marks where needed. */
export const csv = (text) => {
  const lines = [];
  let line = [], cell = "", quoted = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (quoted && sign === '"' && text[i + 1] === '"') { cell += '"'; i++; }
    else if (sign === '"') quoted = !quoted;
    else if (sign === "," && !quoted) { line.push(cell); cell = ""; }
    else if (sign === "\n" && !quoted) { line.push(cell); lines.push(line); line = []; cell = ""; }
    else cell += sign;
  }
  return lines;
};

/** The first rule that a group breaks, or nothing. */
export const brokenRule = (group, pool, rules) => {
  if (group.length !== rules.panel_size || new Set(group).size !== group.length || group.some((id) => !pool.has(id)))
    return "panel_size";
  const count = (column, value) => group.filter((id) => pool.get(id)[column] === value).length;
  for (const [column, values] of Object.entries(rules.quotas ?? {}))
    for (const [value, { min, max }] of Object.entries(values)) {
      const n = count(column, value);
      if (n < min || n > max)
        return `${column}: ${value}`;
    }
  for (const [column, most] of Object.entries(rules.max_per_value ?? {}))
    for (const id of group)
      if (count(column, pool.get(id)[column]) > most)
        return column;
  const both = rules.both_or_none;
  if (both) {
    const all = (ids, value) => ids.filter((id) => pool.get(id)[both] === value).length;
    for (const id of group)
      if (all(group, pool.get(id)[both]) !== all([...pool.keys()], pool.get(id)[both]))
        return both;
  }
};

class Dice {
  thrown = 0n;
  constructor(seed) { this.seed = seed; }
  async next() {
    const number = new Uint8Array(8);
    new DataView(number.buffer).setBigUint64(0, this.thrown++);
    return first8(await sha256(join(this.seed, number)));
  }
  async part() { return Number((await this.next()) >> 11n) * 2 ** -53; }
  async below(count) {
    for (;;) {
      const value = await this.next();
      if (value < even(count))
        return Number(value % BigInt(count));
    }
  }
  async shuffle(items) {
    for (let i = items.length - 1; i > 0; i--) {
      const j = await this.below(i + 1);
      [items[i], items[j]] = [items[j], items[i]];
    }
  }
}

const near = 1e-9;

const timesOf = async (shares, count, dice) => {
  const whole = shares.map((s) => Math.floor(s + near));
  const parts = shares.map((s, i) => Math.max(0, s - whole[i]));
  const left = count - whole.reduce((a, b) => a + b, 0);
  let open = -1;
  for (let i = 0; i < parts.length; i++) {
    if (parts[i] <= near) continue;
    if (open < 0) { open = i; continue; }
    const one = parts[open], sum = one + parts[i];
    const stays = sum <= 1 ? (await dice.part()) * sum < one : (await dice.part()) * (2 - sum) >= 1 - one;
    [parts[open], parts[i]] = sum <= 1 ? (stays ? [sum, 0] : [0, sum]) : stays ? [1, sum - 1] : [sum - 1, 1];
    const over = () => parts[open] <= near || parts[open] >= 1 - near;
    if (over()) open = i;
    if (over()) open = -1;
  }
  parts.map((p, i) => [p, i]).sort((a, b) => b[0] - a[0] || a[1] - b[1]).slice(0, left).forEach(([, i]) => whole[i]++);
  return whole;
};

/** The groups that a lottery gives, with chance taken from the hash of pool and rules. */
export const groupsOf = async (files, certificate, order, count) => {
  const dice = new Dice(await sha256(concat(utf8.encode(files["pool.csv"]), zero, utf8.encode(files["rules.json"]))));
  const times = await timesOf(certificate.lottery.map((g) => g.weight * count), count, dice);
  const groups = certificate.lottery.flatMap((g, i) => Array(times[i]).fill(g.counts));
  await dice.shuffle(groups);
  // Who comes in twos is one entry of two.
  const turns = certificate.types.map((t) => t.map((unit) => [].concat(unit)));
  for (const turn of turns)
    await dice.shuffle(turn);
  const next = turns.map(() => 0);
  return groups.map((counts) => {
    const people = [];
    for (const [type, n] of counts)
      for (let i = 0; i < n; i++) {
        people.push(...turns[type][next[type]]);
        next[type] = (next[type] + 1) % turns[type].length;
      }
    return people.sort((a, b) => order.get(a) - order.get(b));
  });
};

/** Every check by its name: true where it holds. */
export const checkDraw = async (files, told) => {
  const [head, ...lines] = csv(files["pool.csv"]);
  const pool = new Map(lines.map((line) => [line[0], Object.fromEntries(head.map((column, i) => [column, line[i]]))]));
  const order = new Map(lines.map((line, i) => [line[0], i]));
  const rules = JSON.parse(files["rules.json"]);
  const { groups } = JSON.parse(files["groups.json"]);
  const stated = JSON.parse(files["probabilities.json"]);
  const times = new Map(groups.flat().map((id) => [id, 0]));
  for (const id of groups.flat())
    times.set(id, times.get(id) + 1);
  const allowance = Math.max(0.02, 20 / groups.length);
  const held = {
    commitment: (await commitmentOf(files, stated.version)) === told.commitment,
    rules: groups.length === told.count && groups.every((group) => !brokenRule(group, pool, rules)),
    shares: [...pool.keys()].every((id) => stated.published[id] === (times.get(id) ?? 0) / groups.length && Math.abs(stated.published[id] - stated.probabilities[id]) <= allowance),
    groups: JSON.stringify(await groupsOf(files, stated.certificate, order, groups.length)) === JSON.stringify(groups),
  };
  if (told.seed) {
    held.index = (await indexOf(told.seed, told.commitment, told.count)) === told.index;
    const result = JSON.parse(files["result.json"] ?? "{}");
    held.result = result.index === told.index && result.seed === told.seed && JSON.stringify(result.group) === JSON.stringify(groups[told.index]);
  }
  if (told.secret)
    held.you = hex(await sha256(utf8.encode(told.secret))).startsWith(told.id) && pool.has(told.id);
  return held;
};

const start = (place) => {
  const told = { ...place.dataset, count: Number(place.dataset.count), index: Number(place.dataset.index || -1) };
  const verdict = place.querySelector("[data-verdict]");
  const mark = (held) => {
    for (const line of place.querySelectorAll("[data-check]")) {
      const is = held[line.dataset.check];
      const state = line.querySelector(".state");
      state.className = `state state-${is === undefined ? "ring" : is ? "full" : "diamond"}`;
      state.textContent = is === undefined ? told.needs : is ? told.held : told.broken;
    }
  };
  const check = async (read) => {
    verdict.textContent = "";
    try {
      const held = await checkDraw(await read(), told);
      mark(held);
      verdict.textContent = Object.values(held).every((h) => h) ? told.all : told.some;
    } catch {
      verdict.textContent = told.unreadable;
    }
  };

  if (!globalThis.crypto?.subtle)
    return void (verdict.textContent = told.insecure);
  const control = place.querySelector("[data-script]");
  control.hidden = false;
  if (told.files)
    return void control.addEventListener("click", () => check(async () => (await fetch(told.files)).json()));
  control.querySelector("input").addEventListener("change", ({ target }) => check(async () =>
    Object.fromEntries(await Promise.all([...target.files].map(async (file) => [file.name, await file.text()])))));
  // Without the files: what everyone can make again.
  if (told.seed)
    indexOf(told.seed, told.commitment, told.count).then((index) => mark({ index: index === told.index }));
};

if (globalThis.document)
  document.querySelectorAll("[data-check-draw]").forEach(start);
