/** Days with their months and years, ranges of them up to the dash, figures with what they count or the scale they are on, articles of law. */
const TOGETHER = [
  /(?<!\d)\d{1,2}\.? (?:\p{L}{3,9}\.?(?: \d{4}| –)|– \d{1,2}\.? \p{L}{3,9}\.?(?: \d{4})?)/gu,
  /(?<=\d) (?=\(\d+–\d+\))/g,
  /(?<=\d) (?=%)/g,
  /\b(?:level|Level|Stufe) \d(?: (?:of|to|von|bis) \d)?/g,
  /\b(?:Art|Abs|Rec|ErwGr|No|no|nos|Nr)\. (?=\d)/g,
  /\bBuchst\. (?=[a-z]\b)/g,
  /\b[zduo]\. (?=[Bhaä]\.)/g,
]

/** The same texts, in which no line ends inside a date or between a figure and what belongs to it. */
export function keptTogether<Shown extends object>(model: Shown): Shown {
  return JSON.parse(JSON.stringify(model, (_, held: unknown) => (typeof held === 'string' ? joined(held) : held)))
}

function joined(text: string): string {
  return TOGETHER.reduce((kept, pattern) => kept.replace(pattern, (found) => found.replaceAll(' ', '\u00a0')), text)
}
