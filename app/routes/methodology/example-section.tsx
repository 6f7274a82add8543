import { useTranslations } from 'use-intl'
import { CHOICES } from '#app/core/methodology/read-choices.ts'
import { PlaceForm, PlaceLink } from '#app/routes/library/place-link.tsx'
import { Button } from '#app/ui/button.tsx'
import { Tick } from '#app/ui/choice.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { ExampleLines, ExampleSummary } from './example-result.tsx'
import type { ExampleView } from './example-view.server.ts'
import { Part } from './part.tsx'

/**
 * A technique of five capabilities to play with. The form asks the server; with its script, `app/islands/method-example.ts`,
 * the browser computes the same by itself.
 */
export function ExampleSection({ view }: { view: ExampleView }) {
  const t = useTranslations('methodology.example')
  const parts = useTranslations('methodology.parts')
  return (
    <Part id="example" title={parts('example')} text={t('text')}>
      {view.unreadable && (
        <Notice kind="warn">
          <p>{t('unreadable', { names: view.unreadable })}</p>
        </Notice>
      )}
      <div data-result className="grid gap-8">
        <div className="grid gap-x-16 gap-y-8 md:grid-cols-2">
          <ExampleForm view={view} />
          <ExampleSummary view={view} />
        </div>
        <ExampleLines view={view} />
        <p className="max-w-measure text-faint text-sm">{t('rounding')}</p>
      </div>
    </Part>
  )
}

function ExampleForm({ view }: { view: ExampleView }) {
  const t = useTranslations('methodology.example')
  return (
    <PlaceForm
      method="get"
      action="/methodology#example"
      data-example
      data-constants={JSON.stringify(view.constants)}
      data-words={JSON.stringify(view.words)}
      className="grid gap-6"
    >
      <div className="grid">
        {view.rows.map((row) => (
          <Capability key={row.capability} row={row} choice={view.choices[row.capability]} />
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-x-8 gap-y-2">
        <Button data-plain>{t('compute')}</Button>
        <PlaceLink href="/methodology#example" className="inline-flex min-h-11 items-center">
          {t('again')}
        </PlaceLink>
      </div>
    </PlaceForm>
  )
}

type CapabilityProps = {
  row: ExampleView['rows'][number]
  choice: ExampleView['choices'][keyof ExampleView['choices']]
}

function Capability({ row, choice }: CapabilityProps) {
  const t = useTranslations('methodology.example')
  const { capability, name, homework, own, must } = row
  const asked = [
    ...(homework > 0 ? [t('homework', { level: homework })] : []),
    ...(own > 0 ? [t(must ? 'own' : 'wish', { level: own })] : []),
  ]
  const [first = '', second] = asked
  return (
    <fieldset className="min-w-0 border-hair border-b py-3">
      <legend className="contents">
        <span className="font-semibold">{name}</span>
        <span className="block text-faint text-sm">{second ? t('both', { first, second }) : first}</span>
      </legend>
      <div className="flex flex-wrap gap-x-6">
        {CHOICES.map((level) => (
          <Tick
            key={level}
            type="radio"
            name={capability}
            value={String(level)}
            id={`${capability}-${level}`}
            defaultChecked={level === choice}
          >
            {level === 'unsure' ? (
              t('unsure')
            ) : (
              <>
                <span className="sr-only">{t('level', { level })}</span>
                <span aria-hidden="true">{level}</span>
              </>
            )}
          </Tick>
        ))}
      </div>
    </fieldset>
  )
}
