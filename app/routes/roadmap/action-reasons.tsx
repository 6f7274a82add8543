import { useTranslations } from 'use-intl'
import { OpenQuestions, Reasons } from '#app/routes/results/reasons.tsx'
import { Part } from '#app/routes/results/section.tsx'
import { TemplateLink } from '#app/routes/templates/template-link.tsx'
import type { ActionView } from './roadmap-view.ts'

/** Why an action is in the plan: who asks for it and what is there today; what comes of it and what it opens. */
export function ActionReasons({ row }: { row: ActionView }) {
  return (
    <div className="grid gap-x-16 gap-y-5 pt-2 text-sm md:grid-cols-2">
      <div className="grid content-start gap-5">
        <Because row={row} />
      </div>
      <div className="grid content-start gap-5">
        <Outcome row={row} />
      </div>
    </div>
  )
}

function Because({ row: { perhaps, askedBy, duties, today } }: { row: ActionView }) {
  const t = useTranslations('roadmap.reasons')
  return (
    <>
      {perhaps.length > 0 && (
        <Part title={t('perhaps')}>
          <OpenQuestions questions={perhaps} />
        </Part>
      )}
      <Part title={t('why')}>
        {askedBy.length === 0 && duties.length === 0 && <p>{t('scale')}</p>}
        <ul className="grid max-w-measure gap-2">
          {askedBy.map(({ name, whys }) => (
            <li key={name ?? ''}>
              <b>{name ?? t('homework')}</b>: {whys.join('; ')}
            </li>
          ))}
          {duties.length > 0 && (
            <li>
              <b>{t('duties', { count: duties.length })}</b>: {duties.join('; ')}
            </li>
          )}
        </ul>
      </Part>
      {today.length > 0 && (
        <Part title={t('today')}>
          <Reasons reasons={today} />
        </Part>
      )}
    </>
  )
}

function Outcome({ row: { levels, deliverable, template, waitsFor, unlocks, stretched } }: { row: ActionView }) {
  const t = useTranslations('roadmap.reasons')
  return (
    <>
      <Part title={t('result')}>
        <p className="max-w-measure">{deliverable}</p>
        {template && (
          <p>
            <TemplateLink template={template} />
          </p>
        )}
        <p className="text-soft">{levels}</p>
      </Part>
      {waitsFor.length > 0 && <Names title={t('after')} names={waitsFor} />}
      {unlocks.length > 0 && <Names title={t('before')} names={unlocks} />}
      {stretched && <p className="max-w-measure text-soft">{t('stretched')}</p>}
    </>
  )
}

function Names({ title, names }: { title: string; names: readonly string[] }) {
  return (
    <Part title={title}>
      <ul className="grid max-w-measure gap-1">
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </Part>
  )
}
