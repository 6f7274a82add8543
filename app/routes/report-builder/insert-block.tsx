import { type MouseEvent, type RefObject, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Select } from '#app/ui/select.tsx'
import type { Inserted } from './builder-fields.ts'
import type { FilledBlock } from './text-block-list.server.ts'

type InsertBlockProps = {
  blocks: {
    list: readonly FilledBlock[]
    /** Where they are written. */
    page: string
  }
  area: RefObject<HTMLTextAreaElement | null>
  onChange: (typed: string) => void
  /** Put in by the server, where no script runs. */
  inserted: Inserted | undefined
}

/** Puts a text of the workspace where the cursor is; without scripts the server puts it at the end. */
export function InsertBlock({ blocks: { list, page }, area, onChange, inserted }: InsertBlockProps) {
  const t = useTranslations('reportBuilder.blocks')
  const [put, setPut] = useState(inserted)
  const insert = (event: MouseEvent<HTMLButtonElement>) => {
    const text = area.current
    const chosen = event.currentTarget.form?.elements.namedItem('block')
    const block = list.find(({ id }) => chosen instanceof HTMLSelectElement && id === chosen.value)
    if (!text || !block) return
    event.preventDefault()
    const { selectionStart: from, selectionEnd: to, value } = text
    const [before, after] = [value.slice(0, from).trimEnd(), value.slice(to).trimStart()]
    const start = before === '' ? '' : `${before}\n\n`
    text.focus()
    text.setRangeText(`${start}${block.text}${after === '' ? '' : `\n\n${after}`}`, 0, value.length, 'end')
    text.setSelectionRange(start.length + block.text.length, start.length + block.text.length)
    onChange(text.value)
    setPut({ name: block.name, missing: block.missing })
  }
  return (
    <div className="grid gap-3">
      {list.length > 0 && (
        <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
          <Select name="block" label={t('choose')} options={list.map(({ id, name }) => ({ value: id, label: name }))} />
          <Button name="intent" value="insert" onClick={insert}>
            {t('insert')}
          </Button>
        </div>
      )}
      <p className="text-sm">
        <a href={page} className="inline-flex min-h-11 items-center">
          {t(list.length > 0 ? 'toBlocks' : 'toFirst')}
        </a>
      </p>
      {put && (
        <Notice kind="warn" title={t('inserted', { name: put.name })}>
          {put.missing.length > 0 ? t('missing', { names: put.missing.join(', ') }) : t('keepIt')}
        </Notice>
      )}
    </div>
  )
}
