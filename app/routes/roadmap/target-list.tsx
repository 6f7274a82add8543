import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { VerdictMark } from '#app/ui/verdict-mark.tsx'
import { TARGETS_MAX } from './plan-form.ts'
import type { SettingsView, TargetView } from './roadmap-view.ts'

/** What the plan is for, the pilot first: moved, taken away and added by buttons that send the form. */
export function TargetList({ settings }: { settings: SettingsView }) {
  const t = useTranslations('roadmap.targets')
  const { targets, isProposal, alsoProposed, choices, levels } = settings
  const hasRoom = targets.length < TARGETS_MAX
  return (
    <fieldset className="grid min-w-0 content-start gap-6">
      <legend className="mb-2 font-semibold">{t('legend', { max: TARGETS_MAX })}</legend>
      {targets.length > 0 ? (
        <ol className="border-hair border-t">
          {targets.map((target, index) => (
            <Target key={target.id} target={target} {...{ index, isProposal, isLast: index === targets.length - 1 }} />
          ))}
        </ol>
      ) : (
        <p className="max-w-measure text-soft">{t('none')}</p>
      )}
      {hasRoom && alsoProposed.length > 0 && <Proposals targets={alsoProposed} />}
      {hasRoom && <AddTarget choices={choices} />}
      {levels.length > 0 && <LevelList levels={levels} />}
    </fieldset>
  )
}

type TargetProps = { target: TargetView; index: number; isLast: boolean; isProposal: boolean }

function Target({ target, index, isLast, isProposal }: TargetProps) {
  const t = useTranslations('roadmap.targets')
  const { id, name, tone, label, href } = target
  return (
    <li className="grid gap-x-6 border-hair border-b py-3">
      <input type="hidden" name="target" value={id} />
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Link to={href} className="text-ink">
          {name}
        </Link>
        {index === 0 && <Tag>{t('pilot')}</Tag>}
        {isProposal && <Tag>{t('proposed')}</Tag>}
      </span>
      <span className="flex flex-wrap items-center gap-x-5 text-sm">
        {label && <VerdictMark tone={tone}>{label}</VerdictMark>}
        {index > 0 && <Move intent={`up:${id}`} word={index === 1 ? t('makePilot') : t('up')} name={name} />}
        {!isLast && <Move intent={`down:${id}`} word={t('down')} name={name} />}
        {!isProposal && <Move intent={`remove:${id}`} word={t('remove')} name={name} />}
      </span>
    </li>
  )
}

function Move({ intent, word, name }: { intent: string; word: string; name: string }) {
  return (
    <Button kind="quiet" name="intent" value={intent}>
      {word} <span className="sr-only">{name}</span>
    </Button>
  )
}

function Proposals({ targets }: { targets: readonly TargetView[] }) {
  const t = useTranslations('roadmap.targets')
  return (
    <div className="grid gap-1">
      <p className="text-sm text-soft">{t('alsoProposed')}</p>
      <ul>
        {targets.map(({ id, name, tone, label, href }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-5 text-sm">
            <Link to={href} className="inline-flex min-h-11 items-center text-ink">
              {name}
            </Link>
            <VerdictMark tone={tone}>{label}</VerdictMark>
            <Move intent={`add:${id}`} word={t('addThis')} name={name} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function LevelList({ levels }: Pick<SettingsView, 'levels'>) {
  const t = useTranslations('roadmap.targets')
  return (
    <div id="levels" className="grid gap-1">
      <p className="text-sm text-soft">{t('levels')}</p>
      <ul className="border-hair border-t">
        {levels.map(({ id, name, level, isReached }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-5 border-hair border-b text-sm">
            <span className="text-base text-ink">{t('level', { name, level })}</span>
            {isReached && <Tag>{t('levelReached')}</Tag>}
            <Move intent={`level:${id}`} word={t('remove')} name={name} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function AddTarget({ choices }: Pick<SettingsView, 'choices'>) {
  const t = useTranslations('roadmap.targets')
  return (
    <div className="grid gap-2">
      <label htmlFor="add" className="font-semibold">
        {t('add')}
      </label>
      <div className="flex flex-wrap gap-3">
        <select id="add" name="add" defaultValue="" className="input min-w-0 max-w-80 flex-1 basis-56">
          <option value="">{t('choose')}</option>
          {choices.map(({ name, options }) => (
            <optgroup key={name} label={name}>
              {options.map((option) => (
                <option key={option.id} value={option.id}>
                  {t('option', { name: option.name, verdict: option.label })}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        <Button name="intent" value="add">
          {t('addButton')}
        </Button>
      </div>
    </div>
  )
}
