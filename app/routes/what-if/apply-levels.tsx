import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { CopyForm } from '#app/routes/assessments/copy-form.tsx'
import { Button } from '#app/ui/button.tsx'
import { type Levels, toPlan, type WhatIfView } from './what-if-view.ts'

type ApplyLevelsProps = { view: WhatIfView; levels: Levels; isSubmitted: boolean }

/** What was tried out becomes a target of the plan; a submitted check stays as it is, a copy of it takes targets. */
export function ApplyLevels({ view, levels, isSubmitted }: ApplyLevelsProps) {
  const t = useTranslations('whatIf.apply')
  const all = view.dimensions.flatMap(({ capabilities }) => capabilities)
  const planned = toPlan(view.dimensions, levels)
  const names = all.filter(({ id }) => planned.levels[id] !== undefined)
  return (
    <section id="apply" aria-labelledby="apply-title" className="grid gap-3 border-hair border-t pt-6">
      <h2 id="apply-title" className="text-lg">
        {t('title')}
      </h2>
      <p className="text-sm text-soft">{t(isSubmitted ? 'submitted' : 'lead')}</p>
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
            <ul className="grid gap-1 text-sm">
              {names.map(({ id, name }) => (
                <li key={id}>
                  <input type="hidden" name={`level.${id}`} value={planned.levels[id]} />
                  {t('level', { name, level: planned.levels[id] ?? 0 })}
                </li>
              ))}
            </ul>
          ) : (
            <p className="text-sm">{t('nothing')}</p>
          )}
          {planned.left.length > 0 && (
            <p className="text-sm text-soft">{t('left', { names: planned.left.join('; ') })}</p>
          )}
          {names.length > 0 && (
            <Button kind="primary" name="intent" value="apply">
              {t('button', { count: names.length })}
            </Button>
          )}
        </Form>
      )}
    </section>
  )
}
