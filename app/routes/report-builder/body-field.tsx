import type { RefObject } from 'react'
import { useTranslations } from 'use-intl'
import type { BuilderView } from './builder-view.server.ts'
import { MarkBar } from './mark-bar.tsx'

type BodyFieldProps = {
  editor: NonNullable<BuilderView['editor']>
  area: RefObject<HTMLTextAreaElement | null>
  typed: string
  onChange: (typed: string) => void
  hasErrors: boolean
}

/** What is typed, with the marks that it may carry. */
export function BodyField({ editor: { kind, most, language }, area, typed, onChange, hasErrors }: BodyFieldProps) {
  const t = useTranslations('reportBuilder')
  return (
    <div className="grid gap-1">
      <label htmlFor="body" className="font-semibold">
        {t(`kinds.${kind}`)}
      </label>
      <p id="body-hint" className="max-w-measure text-sm text-soft">
        {t(`hints.${kind}`, { most })}
      </p>
      {kind !== 'headline' && <MarkBar area={area} onChange={onChange} hasLinks={kind === 'comment'} />}
      <textarea
        ref={area}
        id="body"
        name="body"
        lang={language}
        rows={kind === 'headline' ? 3 : 8}
        value={typed}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        aria-describedby={hasErrors ? 'body-hint body-errors' : 'body-hint'}
        aria-invalid={hasErrors || undefined}
        className={`input field-sizing-content max-h-[60vh] ${kind === 'headline' ? 'min-h-24' : 'min-h-54'}`}
      />
    </div>
  )
}
