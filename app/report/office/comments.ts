import { plainOf, type RichSpan } from '#app/core/rich-text/rich-text.ts'
import { commentOn } from '../model/arrange.ts'
import type { CommentField } from '../model/report-fields.ts'
import type { ReportModel } from '../model/report-model.ts'
import { type Block, type Line, line, type Span } from './blocks.ts'

/** What somebody wrote about a part of the report, under its own head; nothing where nobody did. */
export function commentLines(model: ReportModel, about: CommentField): Line[] {
  const said = commentOn(model, about)
  if (!said || !model.arranged) return []
  const written = said.flatMap((block): Line[] =>
    block.kind === 'paragraph'
      ? [{ spans: spansOf(block.spans), style: 'Comment' }]
      : block.items.map((item, at) => ({
          spans: [{ text: block.isOrdered ? `${at + 1}. ` : '• ' }, ...spansOf(item)],
          style: 'Comment',
        })),
  )
  return [line(model.arranged.commentLabel, 'CommentLabel'), ...written]
}

/** The same between other blocks. */
export const commentBlocks = (model: ReportModel, about: CommentField): Block[] =>
  commentLines(model, about).map((held) => ({ is: 'line', line: held }))

/** The same as plain text; `null`: nobody wrote one. */
export function commentText(model: ReportModel, about: CommentField): string | null {
  const said = commentOn(model, about)
  return said && model.arranged ? plainOf(said) : null
}

const spansOf = (spans: readonly RichSpan[]): Span[] =>
  spans.map(({ text, strong, href }) => ({
    text,
    ...(strong ? { look: 'strong' as const } : {}),
    ...(href ? { url: href } : {}),
  }))
