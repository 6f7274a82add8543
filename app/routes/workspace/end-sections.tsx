import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { WorkspaceOutcome } from './change-workspace.server.ts'
import type { WorkspaceView } from './workspace.tsx'

/** The way out: for oneself, and for the whole workspace. */
export function EndSections({ view, outcome }: { view: WorkspaceView; outcome: WorkspaceOutcome | undefined }) {
  const t = useTranslations('workspace')
  const isAlone = view.members.length === 1
  return (
    <>
      {!isAlone && (
        <Section id="leave" title={t('leave')} text={t('leaveText')}>
          <details open={outcome?.errors?.leave !== undefined}>
            <summary className="flex min-h-11 cursor-pointer items-center text-accent underline underline-offset-4">
              {t('leave')}
            </summary>
            <Form method="post" className="grid justify-items-start gap-2">
              {outcome?.errors?.leave && <FieldError id="leave-error">{outcome.errors.leave}</FieldError>}
              <Button kind="danger" name="intent" value="leave">
                {t('leaveNow')}
              </Button>
            </Form>
          </details>
        </Section>
      )}
      {view.mayChange && view.closesOn === null && (
        <Section id="close" title={t('close')} text={t('closeText')}>
          <Form method="post" noValidate className="grid w-full max-w-form justify-items-start gap-4">
            <div className="w-full">
              <TextField
                name="confirm"
                label={t('closeConfirm', { name: view.name })}
                autoComplete="off"
                defaultValue={outcome?.typed?.confirm}
                error={outcome?.errors?.confirm}
              />
            </div>
            <Button kind="danger" name="intent" value="close">
              {t('close')}
            </Button>
          </Form>
        </Section>
      )}
    </>
  )
}

/** Says when it ends, and lets an owner call it off. */
export function ClosingNotice({ view }: { view: WorkspaceView }) {
  const t = useTranslations('workspace')
  const { closesOn } = view
  if (closesOn === null) return null
  return (
    <Notice kind="warn" title={t.rich('closing', { date: () => <CalendarDate on={closesOn} /> })}>
      <p className="max-w-measure">{t('closingText')}</p>
      {view.mayChange && (
        <Form method="post" className="mt-3">
          <Button name="intent" value="keep">
            {t('keep')}
          </Button>
        </Form>
      )}
    </Notice>
  )
}
