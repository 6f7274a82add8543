import type { Inline } from './inline.ts'
import { type Block, type List, readMarkdown } from './markdown.ts'

/** A piece of a line. A `\n` in `text` ends a line; `href` begins with http://, https:// or mailto: */
export type RichSpan = { text: string; strong?: true; href?: string }

export type RichBlock =
  | { kind: 'paragraph'; spans: RichSpan[] }
  | { kind: 'list'; isOrdered: boolean; items: RichSpan[][] }

/** What people write into a report: paragraphs, lists of one level, bold and links, ready to be shown; empty: nothing. */
export type RichText = RichBlock[]

/** Where a link of a report may lead; a report is read far from this site. */
export const REACHABLE = /^(?:https?:\/\/[^/]|mailto:[^@]+@.)/i

const BULLET = /^([ \t]*)[•◦▪‣][ \t]*(?=\S)/gm

/**
 * Reads what somebody wrote as the small part of Markdown that reports know. Whatever else stands in it, HTML,
 * headings and tables among it, is text; bullets that were pasted are a list; a list in a list goes on in the outer one.
 */
export function readRichText(source: string): RichText {
  return readMarkdown(source.replace(BULLET, '$1- '), 'plain').flatMap(richBlock)
}

function richBlock(block: Block): RichBlock[] {
  if (block.kind === 'list') return [{ kind: 'list', isOrdered: block.isOrdered, items: itemsOf(block) }]
  return block.kind === 'paragraph' ? [{ kind: 'paragraph', spans: richSpans(block.inlines) }] : []
}

function itemsOf({ items }: List): RichSpan[][] {
  return items.flatMap(({ inlines, below }) => [richSpans(inlines), ...(below ? itemsOf(below) : [])])
}

function richSpans(inlines: readonly Inline[], around: Omit<RichSpan, 'text'> = {}): RichSpan[] {
  return join(inlines.flatMap((inline) => spansOf(inline, around)))
}

function spansOf(inline: Inline, around: Omit<RichSpan, 'text'>): RichSpan[] {
  const said = (text: string): RichSpan => ({ text, ...around })
  switch (inline.kind) {
    case 'text':
      return [said(inline.text)]
    case 'break':
      return [said('\n')]
    case 'strong':
      return richSpans(inline.children, { ...around, strong: true })
    case 'link':
      return richLink(inline, around)
    case 'em':
      return [said('*'), ...richSpans(inline.children, around), said('*')]
    case 'code':
      return [said(`\`${inline.text}\``)]
    case 'blank':
      return [said(`{${inline.name}}`)]
  }
}

function richLink({ href, children }: Extract<Inline, { kind: 'link' }>, around: Omit<RichSpan, 'text'>): RichSpan[] {
  if (REACHABLE.test(href)) return richSpans(children, { ...around, href })
  return [{ text: '[', ...around }, ...richSpans(children, around), { text: `](${href})`, ...around }]
}

/** Spans that look alike are one. */
function join(spans: readonly RichSpan[]): RichSpan[] {
  const joined: RichSpan[] = []
  for (const span of spans) {
    const last = joined.at(-1)
    if (last && last.href === span.href && last.strong === span.strong) last.text += span.text
    else joined.push({ ...span })
  }
  return joined
}

/** The text without its marks, a line for each paragraph and item: for what knows no rich text. */
export function plainOf(text: RichText): string {
  const lines = text.flatMap((block) => (block.kind === 'list' ? block.items : [block.spans]))
  return lines.map((spans) => spans.map((span) => span.text).join('')).join('\n')
}
