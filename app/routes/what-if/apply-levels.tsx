import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { CopyForm } from '#app/routes/assessments/copy-form.tsx'
import { Section } from '#app/routes/results/section.tsx'
import { Button } from '#app/ui/button.tsx'
import { type Levels, toPlan, type WhatIfView } from './what-if-view.ts'

type ApplyLevelsProps = { view: WhatIfView; levels: Levels; isSubmitted: boolean; mayApply: boolean }

/** What was tried out becomes a target of the plan; a submitted check stays as it is, a copy of it takes targets. */
export function ApplyLevels({ view, levels, isSubmitted, mayApply }: ApplyLevelsProps) {
  const t = useTranslations('whatIf.apply')
  const all = view.dimensions.flatMap(({ capabilities }) => capabilities)
  const planned = toPlan(view.dimensions, levels)
  const names = all.filter(({ id }) => planned.levels[id] !== undefined)
  if (!mayApply) return null
  return (
    <div className="mt-12">
      <Section id="apply" title={t('title')} lead={t(isSubmitted ? 'submitted' : 'lead')}>
        {isSubmitted ? (
          <CopyForm assessmentId={view.base.split('/').at(-1) ?? ''} label={t('copy')} />
        ) : view.ground.request === null ? (
          <p className="max-w-measure">
            {t('noTarget')} <Link to={`${view.base}/roadmap#settings`}>{t('chooseTarget')}</Link>
          </p>
        ) : (
          <Form method="post" className="grid justify-items-start gap-4">
            <input type="hidden" name="version" value={view.version} />
            {names.length > 0 ? (
              <ul className="grid max-w-measure gap-1">
                {names.map(({ id, name }) => (
                  <li key={id}>
                    <input type="hidden" name={`level.${id}`} value={planned.levels[id]} />
                    {t('level', { name, level: planned.levels[id] ?? 0 })}
                  </li>
                ))}
              </ul>
            ) : (
              <p className="max-w-measure text-soft">{t('nothing')}</p>
            )}
            {planned.left.length > 0 && (
              <p className="max-w-measure text-soft">{t('left', { names: planned.left.join('; ') })}</p>
            )}
            {names.length > 0 && (
              <Button kind="primary" name="intent" value="apply">
                {t('button', { count: names.length })}
              </Button>
            )}
          </Form>
        )}
      </Section>
    </div>
  )
}
