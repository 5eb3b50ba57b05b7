/** The server's own rule; it refuses common passwords, too. */
export const PASSWORD_MIN = 8;
export const PASSWORD_MAX = 128;

export type Strength = 0 | 1 | 2 | 3 | 4;

const ROWS = [
  "abcdefghijklmnopqrstuvwxyz",
  "абвгдежзийклмнопрстуфхцчшщъыьэюя",
  "01234567890",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "йцукенгшщзхъ",
  "фывапролджэ",
  "ячсмитьбю",
];
const EASY = /passw|parol|парол|privet|привет|admin|welcome|letmein|iloveyou|люблю/i;

/** How hard it is to guess: 0 nothing yet, 1 weak, 2 fair, 3 good, 4 excellent. A rough measure:
 * length counts most; a run of keys or repeats counts as two characters. */
export function strengthOf(password: string): Strength {
  if (password === "") return 0;
  if ([...password].length < PASSWORD_MIN) return 1;
  let bits = unpredictable(password.toLowerCase()) * Math.log2(alphabetOf(password));
  if (EASY.test(password)) bits -= 25;
  if (bits < 36) return 1;
  if (bits < 50) return 2;
  return bits < 70 ? 3 : 4;
}

/** The number of characters that the two before do not give away. */
function unpredictable(password: string): number {
  const letters = [...password];
  const follows = letters.map((letter, at) => {
    const before = letters[at - 1];
    return before !== undefined && (letter === before || areNeighbours(before, letter));
  });
  return letters.filter((_, at) => !(follows[at] && follows[at - 1])).length;
}

function areNeighbours(one: string, other: string): boolean {
  return ROWS.some((row) => row.includes(one + other) || row.includes(other + one));
}

function alphabetOf(password: string): number {
  const kinds: [RegExp, number][] = [
    [/[a-z]/, 26],
    [/[A-Z]/, 26],
    [/[а-яё]/, 33],
    [/[А-ЯЁ]/, 33],
    [/\d/, 10],
    [/[^a-zа-яё\d]/i, 20],
  ];
  return kinds.reduce((sum, [kind, size]) => sum + (kind.test(password) ? size : 0), 0);
}
