import { useTranslations } from 'use-intl'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import { Section } from '#app/routes/results/section.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import type { ActionsView, StepsView, StepView } from './steps-view.server.ts'

/** The actions that raise what it asks for, each with its own page. */
export function TermActions({ actions: { must, helps, build } }: { actions: ActionsView }) {
  const t = useTranslations('glossary.term.actions')
  return (
    <Section id="actions" title={t('title')} lead={t('lead')}>
      <Steps rows={must} />
      <div className="mt-6">
        {helps.length > 0 && (
          <Disclosure summary={t('helps')}>
            <Steps rows={helps} />
          </Disclosure>
        )}
        {build.length > 0 && (
          <Disclosure summary={t('build')}>
            <Steps rows={build} />
          </Disclosure>
        )}
      </div>
      <p className="mt-4">
        <PlaceLink href="/actions" className="inline-flex min-h-11 items-center">
          {t('all')}
        </PlaceLink>
      </p>
    </Section>
  )
}

function Steps({ rows }: { rows: readonly StepsView[] }) {
  const t = useTranslations('glossary.term.actions')
  return (
    <ul className="border-hair border-t">
      {rows.map(({ id, name, level, oneWayTo, steps }) => (
        <li
          key={id}
          className="grid gap-x-8 gap-y-2 border-hair border-b py-4 md:grid-cols-[minmax(0,13rem)_minmax(0,1fr)]"
        >
          <div>
            <h3 className="font-sans text-base">{name}</h3>
            <p className="text-sm text-soft">{t('to', { level })}</p>
            {oneWayTo && <p className="text-sm text-soft">{t('oneWayTo', { name: oneWayTo })}</p>}
          </div>
          <ol className="grid gap-2">
            {steps.map((step) => (
              <Step key={step.id} step={step} />
            ))}
          </ol>
        </li>
      ))}
    </ul>
  )
}

function Step({ step: { id, name, from, to, personDays, weeks } }: { step: StepView }) {
  const t = useTranslations('glossary.term.actions')
  const { low, high } = personDays
  return (
    <li className="grid">
      <PlaceLink href={`/actions/${id}`} className="inline-flex min-h-11 items-center justify-self-start md:min-h-6">
        {name}
      </PlaceLink>
      <span className="text-sm text-soft">
        {t('step', { from, to, low, high, isRange: String(low !== high), weeks })}
      </span>
    </li>
  )
}
