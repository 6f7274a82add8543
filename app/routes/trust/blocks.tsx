import { Fragment } from 'react'
import { useTranslations } from 'use-intl'
import type { Inline } from '#app/core/rich-text/inline.ts'
import type { Block, List } from '#app/core/rich-text/markdown.ts'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import { Table } from '#app/ui/table.tsx'

type Of<T> = T & {
  /** Words for blanks, by name. */
  missing: Readonly<Record<string, string>>
}

/** The parts of a text. `title` names its tables for the ear. */
export function Blocks({ blocks, title, missing }: Of<{ blocks: readonly Block[]; title: string }>) {
  return keyed(blocks).map(([key, block]) => <BlockOf key={key} block={block} title={title} missing={missing} />)
}

function BlockOf({ block, title, missing }: Of<{ block: Block; title: string }>) {
  switch (block.kind) {
    case 'heading': {
      const Heading = block.depth === 3 ? 'h3' : 'h4'
      return (
        <Heading>
          <Inlines inlines={block.inlines} missing={missing} />
        </Heading>
      )
    }
    case 'paragraph':
      return (
        <p className="max-w-measure">
          <Inlines inlines={block.inlines} missing={missing} />
        </p>
      )
    case 'quote':
      return (
        <blockquote className="grid gap-4 border-hair border-l-4 pl-5 text-soft">
          <Blocks blocks={block.blocks} title={title} missing={missing} />
        </blockquote>
      )
    case 'rule':
      return <hr className="border-hair" />
    case 'list':
      return <ListOf list={block} missing={missing} />
    case 'table':
      return <TableOf table={block} title={title} missing={missing} />
  }
}

function ListOf({ list, missing }: Of<{ list: List }>) {
  const items = keyed(list.items).map(([key, { inlines, below }]) => (
    <li key={key}>
      <Inlines inlines={inlines} missing={missing} />
      {below && <ListOf list={below} missing={missing} />}
    </li>
  ))
  const look = 'grid max-w-measure gap-2 pl-6'
  return list.isOrdered ? (
    <ol className={`list-decimal ${look}`}>{items}</ol>
  ) : (
    <ul className={`list-disc ${look}`}>{items}</ul>
  )
}

function TableOf({ table, title, missing }: Of<{ table: Extract<Block, { kind: 'table' }>; title: string }>) {
  const columns = keyed(table.head).map(([id, head], index) => ({
    id,
    header: <Inlines inlines={head} missing={missing} />,
    label: plain(head),
    cell: ({ cells }: { cells: Inline[][] }) => <Inlines inlines={cells[index] ?? []} missing={missing} />,
  }))
  const rows = keyed(table.rows).map(([id, cells]) => ({ id, cells }))
  return <Table caption={title} isCaptionHidden columns={columns} rows={rows} rowKey={({ id }) => id} />
}

function Inlines({ inlines, missing }: Of<{ inlines: readonly Inline[] }>) {
  return keyed(inlines).map(([key, inline]) => <Fragment key={key}>{piece(inline, missing)}</Fragment>)
}

function piece(inline: Inline, missing: Readonly<Record<string, string>>) {
  switch (inline.kind) {
    case 'text':
      return inline.text
    case 'code':
      return <code className="md:whitespace-nowrap">{inline.text}</code>
    case 'strong':
      return (
        <strong>
          <Inlines inlines={inline.children} missing={missing} />
        </strong>
      )
    case 'em':
      return (
        <em>
          <Inlines inlines={inline.children} missing={missing} />
        </em>
      )
    case 'link':
      return (
        <PlaceLink href={inline.href}>
          <Inlines inlines={inline.children} missing={missing} />
        </PlaceLink>
      )
    case 'blank':
      return <Blank fact={missing[inline.name] ?? inline.name} />
    case 'break':
      return <br />
  }
}

/** A place that only the operator can fill, to be seen at once. */
function Blank({ fact }: { fact: string }) {
  const t = useTranslations('trust')
  return (
    <span className="box-decoration-clone rounded-sm border border-notyet border-dashed px-1 text-notyet">
      [{t('unfilled', { fact })}]
    </span>
  )
}

function plain(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => ('text' in inline ? inline.text : 'children' in inline ? plain(inline.children) : ''))
    .join('')
}

/** What never changes its order is known by its place. */
function keyed<T>(list: readonly T[]): [string, T][] {
  return list.map((one, place) => [String(place), one])
}
