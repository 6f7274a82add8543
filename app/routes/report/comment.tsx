import type { RichBlock, RichSpan, RichText } from '#app/core/rich-text/rich-text.ts'
import { commentOn } from '#app/report/model/arrange.ts'
import type { CommentField } from '#app/report/model/report-fields.ts'
import type { ReportView } from './report-view.ts'

type CommentProps = { view: Pick<ReportView, 'arranged'>; about: CommentField }

/** What somebody wrote about a part of the report; nothing where nobody did. */
export function Comment({ view, about }: CommentProps) {
  const said = commentOn(view, about)
  if (!said || !view.arranged) return null
  return (
    <div className="my-4 grid max-w-measure gap-2 border-accent border-l-2 pl-4 text-base">
      <p className="font-semibold text-sm text-soft">{view.arranged.commentLabel}</p>
      <RichWords words={said} />
    </div>
  )
}

/** Paragraphs and lists as they were meant. */
export function RichWords({ words }: { words: RichText }) {
  return keyed(words).map(([key, block]) => <Block key={key} block={block} />)
}

function Block({ block }: { block: RichBlock }) {
  if (block.kind === 'paragraph') {
    return (
      <p className="whitespace-pre-line [overflow-wrap:anywhere]">
        <Spans spans={block.spans} />
      </p>
    )
  }
  const items = keyed(block.items).map(([key, spans]) => (
    <li key={key} className="whitespace-pre-line [overflow-wrap:anywhere]">
      <Spans spans={spans} />
    </li>
  ))
  return block.isOrdered ? (
    <ol className="grid list-decimal gap-1 pl-6">{items}</ol>
  ) : (
    <ul className="grid list-disc gap-1 pl-6">{items}</ul>
  )
}

function Spans({ spans }: { spans: readonly RichSpan[] }) {
  return keyed(spans).map(([key, span]) => <Span key={key} span={span} />)
}

function Span({ span: { text, strong, href } }: { span: RichSpan }) {
  const words = strong ? <strong>{text}</strong> : text
  return href ? (
    <a href={href} rel="noreferrer">
      {words}
    </a>
  ) : (
    words
  )
}

/** What never changes its order is known by its place. */
function keyed<T>(list: readonly T[]): [string, T][] {
  return list.map((one, place) => [String(place), one])
}
