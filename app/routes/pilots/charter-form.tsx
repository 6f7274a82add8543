import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { CHARTER_SECTIONS, type CharterSection } from '#app/core/pilots/charter/charter-sections.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { SectionView } from './charter-section.tsx'
import { FiguresFields } from './figures-fields.tsx'
import { type FormState, idOf } from './form-state.ts'
import { LimitsFields } from './limits-fields.tsx'
import type { SectionOutcome } from './save-section.server.ts'
import { ScopeFields } from './scope-fields.tsx'
import { TimeFields } from './time-fields.tsx'
import { ValueFields } from './value-fields.tsx'

const PARTS: Record<CharterSection, (props: { state: FormState; view: SectionView }) => React.ReactNode> = {
  scope: ScopeFields,
  figures: FiguresFields,
  limits: LimitsFields,
  time: TimeFields,
  value: ValueFields,
}

/** One section of a charter: the way to the others, its fields, and saving with or without going on. */
export function CharterForm({ view, outcome }: { view: SectionView; outcome: SectionOutcome | undefined }) {
  const t = useTranslations('charter')
  const { section, frame, version, saved, isStarted } = view
  const Fields = PARTS[section]
  const state: FormState = { values: outcome?.values ?? view.values, faults: outcome?.faults ?? {} }
  const theirs = outcome && 'theirs' in outcome ? outcome.theirs.version : null
  const isLast = section === CHARTER_SECTIONS.at(-1)
  return (
    <div className="grid gap-8">
      <ol aria-label={t('sections.label')} className="flex flex-wrap gap-x-6">
        {CHARTER_SECTIONS.map((one, at) => (
          <li key={one}>
            <Link
              to={`/pilots/${frame.id}/charter/${one}`}
              aria-current={one === section ? 'step' : undefined}
              className="inline-flex min-h-11 items-center aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
            >
              {`${at + 1}. ${t(`sections.${one}.title`)}`}
            </Link>
          </li>
        ))}
      </ol>
      <Errors faults={state.faults} />
      {theirs !== null && (
        <Notice kind="warn" title={t('changedTitle')}>
          {t('changed')}
        </Notice>
      )}
      {saved && !outcome && (
        <p role="status" className="text-accent">
          {t('saved')}
        </p>
      )}
      {isStarted && <Notice>{t('signedBefore')}</Notice>}
      <Form method="post" noValidate>
        <fieldset disabled={!frame.mayWrite} className="grid max-w-form gap-8">
          <input type="hidden" name="version" value={theirs ?? version} />
          <Fields state={state} view={view} />
          <div className="flex flex-wrap items-center gap-4">
            <Button kind="primary" name="intent" value="next">
              {t(isLast ? 'saveLast' : 'saveNext')}
            </Button>
            <Button name="intent" value="save">
              {t('save')}
            </Button>
          </div>
        </fieldset>
      </Form>
    </div>
  )
}

function Errors({ faults }: Pick<FormState, 'faults'>) {
  const t = useTranslations('charter')
  return (
    <ErrorSummary
      errors={Object.entries(faults).map(([name, fault]) => ({ fieldId: idOf(name), message: t(`faults.${fault}`) }))}
    />
  )
}
