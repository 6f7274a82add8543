/** Shows nothing, or turns what stands around it: format characters, and letters and marks that have no look of their own. */
const HIDDEN = String.raw`\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0`

/** What joins or parts letters in scripts that write so, and the parts of a picture such as that of a family. */
const JOINERS =
  /(?<=[\p{Script=Arabic}\p{Script=Syriac}\p{Mn}\p{Mc}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u200c\u200d]/gu

const UNSEEN_IN_LINE = new RegExp(String.raw`[\p{Cc}\p{Zl}\p{Zp}${HIDDEN}]`, 'u')

/** Copied along from web pages and word processors, and missed by nobody: not what turns the direction of writing. */
const DROPPED = new RegExp(String.raw`(?![\u202a-\u202e\u2066-\u2069])[${HIDDEN}]`, 'gu')

/**
 * Whether a line shows all of itself: it has no end of a line, no control character, nothing that has no look, and
 * nothing that turns the direction of writing. Joiners stand where a script or a picture needs them.
 */
export const isSeenWhole = (line: string): boolean => !UNSEEN_IN_LINE.test(line.replaceAll(JOINERS, ''))

/** A text without the characters that have no look; joiners that a script or a picture needs stay, as {@link isSeenWhole}. */
export function withoutHidden(text: string): string {
  const needed = new Set([...text.matchAll(JOINERS)].map(({ index }) => index))
  return text.replaceAll(DROPPED, (found, index: number) => (needed.has(index) ? found : ''))
}
