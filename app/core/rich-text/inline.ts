/** A piece of a line. `blank` is a name in braces that nobody has filled in. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'strong' | 'em'; children: Inline[] }
  | { kind: 'link'; href: string; children: Inline[] }
  | { kind: 'blank'; name: string }
  | { kind: 'break' }

const SIGN = new RegExp(
  [
    /\\(?<escaped>[!-/:-@[-`{-~])/,
    /`(?<code>[^`]+)`/,
    /\*\*(?<strong>(?:\\.|[^*\\]|\*(?!\*))+)\*\*/,
    /\*(?<em>(?:\\.|[^*\\\s])(?:\\.|[^*\\])*)\*/,
    /\[(?<label>(?:\\.|[^[\]\\])+)\]\((?<href>[^()\s]+)\)/,
    /<(?<address>(?:https?:\/\/|mailto:)[^<>\s]+)>/,
    /\{(?<blank>[a-z][a-z0-9-]*)\}/,
    /(?<hard>(?<! ) {2,}\n|\\\n)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
)

/** Where a link may lead: the web, a mailbox, or this site; anything else stays text. */
const REACHABLE = /^(?:https?:\/\/|mailto:|#|\/(?!\/))/i

/** The pieces of a paragraph. HTML is text like any other. */
export function readInline(line: string): Inline[] {
  const pieces: Inline[] = []
  let from = 0
  for (const match of line.matchAll(SIGN)) {
    addText(pieces, line.slice(from, match.index))
    const piece = pieceOf(match)
    if (piece.kind === 'text') addText(pieces, piece.text)
    else pieces.push(piece)
    from = match.index + match[0].length
  }
  addText(pieces, line.slice(from))
  return pieces
}

function pieceOf({ 0: whole, groups = {} }: RegExpExecArray): Inline {
  const { escaped, code, strong, em, label, href = '', address, blank, hard } = groups
  if (escaped !== undefined) return { kind: 'text', text: escaped }
  if (code !== undefined) return { kind: 'code', text: code }
  if (strong !== undefined) return { kind: 'strong', children: readInline(strong) }
  if (em !== undefined) return { kind: 'em', children: readInline(em) }
  if (blank !== undefined) return { kind: 'blank', name: blank }
  if (hard !== undefined) return { kind: 'break' }
  if (address !== undefined) {
    return { kind: 'link', href: address, children: [{ kind: 'text', text: address.replace(/^mailto:/, '') }] }
  }
  return label !== undefined && REACHABLE.test(href)
    ? { kind: 'link', href, children: readInline(label) }
    : { kind: 'text', text: whole }
}

/** Line ends are spaces; text beside text is one text. */
function addText(pieces: Inline[], text: string) {
  if (text === '') return
  const flowing = text.replaceAll('\n', ' ')
  const last = pieces.at(-1)
  if (last?.kind === 'text') last.text += flowing
  else pieces.push({ kind: 'text', text: flowing })
}
