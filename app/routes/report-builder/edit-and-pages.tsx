import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useIsAlive } from '#app/routes/verdict/use-is-alive.ts'

const VIEWS = ['edit', 'pages'] as const
type View = (typeof VIEWS)[number]

/** Forms and pages beside one another; where there is no room for both, one at a time. Without scripts both stand there. */
export function EditAndPages({ pages, children }: { pages: ReactNode; children: ReactNode }) {
  const isAlive = useIsAlive()
  const [view, setView] = useState<View>('edit')
  const shownIf = (one: View) => (isAlive && view !== one ? 'max-lg:hidden' : '')
  return (
    <>
      {isAlive && <Choice view={view} onChoose={setView} />}
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div className={`grid content-start gap-10 ${shownIf('edit')}`}>{children}</div>
        <div className={`lg:sticky lg:top-6 lg:h-[calc(100dvh-3rem)] ${shownIf('pages')}`}>{pages}</div>
      </div>
    </>
  )
}

type ChoiceProps = { view: View; onChoose: (view: View) => void }

function Choice({ view, onChoose }: ChoiceProps) {
  const t = useTranslations('reportBuilder.views')
  return (
    <fieldset aria-label={t('name')} className="mb-6 flex border-hair border-b lg:hidden">
      {VIEWS.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={view === one}
          onClick={() => onChoose(one)}
          className="-mb-px min-h-11 flex-1 border-transparent border-b-2 text-soft aria-pressed:border-accent aria-pressed:font-semibold aria-pressed:text-ink"
        >
          {t(one)}
        </button>
      ))}
    </fieldset>
  )
}
