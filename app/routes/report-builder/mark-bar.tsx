import { type RefObject, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'

type MarkBarProps = {
  area: RefObject<HTMLTextAreaElement | null>
  onChange: (typed: string) => void
  hasLinks: boolean
}

const never = () => () => {}

/** Writes the marks of bold, lists and links around what is selected. Without scripts one types them, as the hint says. */
export function MarkBar({ area, onChange, hasLinks }: MarkBarProps) {
  const t = useTranslations('reportBuilder.marks')
  const isAlive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  if (!isAlive) return null
  const put = (change: (selected: string) => string) => {
    const text = area.current
    if (!text) return
    const { selectionStart: from, selectionEnd: to, value } = text
    const written = change(value.slice(from, to))
    text.focus()
    text.setRangeText(written, from, to, 'select')
    onChange(text.value)
  }
  const asList = (mark: (at: number) => string) => (selected: string) =>
    selected
      .split('\n')
      .map((line, at) => `${mark(at)} ${line}`)
      .join('\n')
  return (
    <div role="toolbar" aria-label={t('bar')} className="flex flex-wrap gap-x-2">
      <Button type="button" kind="quiet" onClick={() => put((selected) => `**${selected || t('boldText')}**`)}>
        {t('bold')}
      </Button>
      <Button type="button" kind="quiet" onClick={() => put(asList(() => '-'))}>
        {t('list')}
      </Button>
      {hasLinks && (
        <>
          <Button type="button" kind="quiet" onClick={() => put(asList((at) => `${at + 1}.`))}>
            {t('numbers')}
          </Button>
          <Button
            type="button"
            kind="quiet"
            onClick={() => put((selected) => `[${selected || t('linkText')}](https://)`)}
          >
            {t('link')}
          </Button>
        </>
      )}
    </div>
  )
}
