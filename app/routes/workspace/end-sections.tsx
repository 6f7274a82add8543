import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { WorkspaceDataView } from './data.tsx'
import type { EndOutcome } from './end-workspace.server.ts'

/** The way out: for oneself, and for the whole workspace. */
export function EndSections({ view, outcome }: { view: WorkspaceDataView; outcome: EndOutcome | undefined }) {
  const t = useTranslations('workspace')
  const { frame, isAlone } = view
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
      {frame.mayChange && frame.closesOn === null && (
        <Section id="close" title={t('close')} text={t('closeText')}>
          <Form method="post" noValidate className="grid w-full max-w-form justify-items-start gap-4">
            <div className="w-full">
              <TextField
                name="confirm"
                label={t('closeConfirm', { name: frame.name })}
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
