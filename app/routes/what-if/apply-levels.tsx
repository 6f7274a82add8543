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
  const named = all.flatMap(({ id, name }) => {
    const level = planned.levels[id]
    return level === undefined ? [] : [{ id, name, level }]
  })
  return (
    <section id="apply" aria-labelledby="apply-title" className="grid gap-3 border-hair border-t pt-6">
      <h2 id="apply-title" className="text-lg">
        {t('title')}
      </h2>
      <p className="text-sm text-soft">{t(isSubmitted ? 'submitted' : 'lead')}</p>
      {isSubmitted ? (
        <div className="grid justify-items-start gap-4">
          <LevelList levels={named} />
          <CopyForm assessmentId={view.base.split('/').at(-1) ?? ''} label={t('copy')} levels={planned.levels} />
          <Left names={planned.left} />
        </div>
      ) : view.ground.request === null ? (
        <p className="max-w-measure">
          {t('noTarget')} <Link to={`${view.base}/roadmap#settings`}>{t('chooseTarget')}</Link>
        </p>
      ) : (
        <Form method="post" className="grid justify-items-start gap-4">
          <input type="hidden" name="version" value={view.version} />
          {named.map(({ id, level }) => (
            <input key={id} type="hidden" name={`level.${id}`} value={level} />
          ))}
          {named.length > 0 ? <LevelList levels={named} /> : <p className="text-sm">{t('nothing')}</p>}
          <Left names={planned.left} />
          {named.length > 0 && (
            <Button kind="primary" name="intent" value="apply">
              {t('button', { count: named.length })}
            </Button>
          )}
        </Form>
      )}
    </section>
  )
}

function LevelList({ levels }: { levels: readonly { id: string; name: string; level: number }[] }) {
  const t = useTranslations('whatIf.apply')
  if (levels.length === 0) return null
  return (
    <ul className="grid gap-1 text-sm">
      {levels.map(({ id, name, level }) => (
        <li key={id}>{t('level', { name, level })}</li>
      ))}
    </ul>
  )
}

/** What no action leads to. */
function Left({ names }: { names: readonly string[] }) {
  const t = useTranslations('whatIf.apply')
  return names.length > 0 && <p className="text-sm text-soft">{t('left', { names: names.join('; ') })}</p>
}
