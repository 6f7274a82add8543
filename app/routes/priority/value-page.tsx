import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { ValueOutcome } from './save-value.server.ts'
import { ValueInputs } from './value-inputs.tsx'
import type { ValueView } from './value-view.server.ts'

type ValuePageProps = { view: ValueView; outcome: ValueOutcome | undefined }

/** The form of one use case's value: three figures for each input, the cautious one first. */
export function ValuePage({ view, outcome }: ValuePageProps) {
  const t = useTranslations('priority.value')
  const { head, useCase, isStored } = view
  const version = outcome?.theirs?.version ?? view.version
  return (
    <>
      <p className="mb-4">
        <a href={`/assessments/${head.id}/priority`} className="inline-flex min-h-11 items-center">
          {t('back')}
        </a>
      </p>
      <h1 className="mb-4">{t('title', { name: useCase.name })}</h1>
      <p className="mb-8 max-w-measure text-soft">{t('lead')}</p>
      <Notices view={view} outcome={outcome} />
      <Form method="post" noValidate className="grid gap-8">
        <input type="hidden" name="version" value={version} />
        {outcome?.values.pilot && <input type="hidden" name="pilot" value={outcome.values.pilot} />}
        <TakeOver view={view} />
        <ValueInputs view={view} state={{ values: outcome?.values ?? view.values, faults: outcome?.faults ?? {} }} />
        <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
          <Button kind="primary" name="intent" value="save">
            {t('save')}
          </Button>
          {isStored && (
            <Button name="intent" value="forget">
              {t('forget')}
            </Button>
          )}
        </div>
      </Form>
    </>
  )
}

function Notices({ view: { isStored, useCase }, outcome }: ValuePageProps) {
  const t = useTranslations('priority.value')
  const fault = useTranslations('charter.faults')
  const input = useTranslations('priority.inputs')
  const wrong = Object.entries(outcome?.faults ?? {}).map(([name, kind]) => ({
    fieldId: name.replaceAll('.', '-'),
    message: t('wrong', { input: input(nameIn(name)), fault: fault(kind) }),
  }))
  return (
    <div className="mb-8 grid gap-6 empty:hidden">
      {wrong.length > 0 && <ErrorSummary errors={wrong} />}
      {outcome?.theirs && (
        <Notice kind="error" title={t('conflictTitle')}>
          {t(outcome.theirs.version === 0 ? 'conflictGone' : 'conflict')}
        </Notice>
      )}
      {outcome?.pilot && (
        <Notice kind="warn" title={t('takenTitle')}>
          {t('taken')}
        </Notice>
      )}
      {!isStored && !outcome && <Notice title={t('assumedTitle')}>{t('assumed', { name: useCase.name })}</Notice>}
    </div>
  )
}

type InputName = ValueView['inputs'][number]['input']

/** The input of a field such as `volume.low`. */
const nameIn = (field: string) => field.split('.')[0] as InputName

/** What decided pilots of this use case measured, to be put in by a button. */
function TakeOver({ view: { pilots } }: Pick<ValuePageProps, 'view'>) {
  const t = useTranslations('priority.value')
  if (pilots.length === 0) return null
  return (
    <ul className="grid gap-3">
      {pilots.map(({ id, name, minutes }) => (
        <li key={id} className="grid justify-items-start gap-2 border-accent border-l-4 py-1 pl-5">
          {minutes ? (
            <>
              <p>{t('measured', { name, ...minutes })}</p>
              <Button name="intent" value={`pilot:${id}`}>
                {t('take', { name })}
              </Button>
            </>
          ) : (
            <p className="text-soft">{t('measuredOther', { name })}</p>
          )}
        </li>
      ))}
    </ul>
  )
}
