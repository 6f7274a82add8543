import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { DoorOutcome } from './open-shared.server.ts'
import type { DoorView } from './read-shared.tsx'

type DoorProps = { view: DoorView; outcome: DoorOutcome | undefined }

/** Who shares a report, and the button that opens it; with a code, first the address that it goes to. */
export function SharedDoor({ view, outcome }: DoorProps) {
  const t = useTranslations('delivery.shared')
  const { frame, isGuarded, email } = view
  return (
    <>
      <h1 className="mb-4 [overflow-wrap:anywhere]">{t('heading', { workspace: frame.workspace })}</h1>
      <p className="mb-8 max-w-measure text-soft">
        {t.rich('text', { date: () => <CalendarDate on={frame.until} /> })}
      </p>
      {!isGuarded && (
        <Form method="post" reloadDocument className="grid justify-items-start gap-4">
          <Button kind="primary" name="intent" value="open">
            {t('open')}
          </Button>
        </Form>
      )}
      {isGuarded && (email === null ? <AskForm outcome={outcome} /> : <CodeForm view={view} outcome={outcome} />)}
    </>
  )
}

function AskForm({ outcome }: Pick<DoorProps, 'outcome'>) {
  const t = useTranslations('delivery.shared.guard')
  return (
    <Form method="post" reloadDocument noValidate className="grid max-w-form justify-items-start gap-6">
      <p className="max-w-measure">{t('text')}</p>
      <div className="w-full">
        <TextField
          name="email"
          type="email"
          inputMode="email"
          autoComplete="email"
          maxLength={254}
          label={t('email')}
          defaultValue={outcome?.field === 'email' ? outcome.typed : undefined}
          error={outcome?.error}
        />
      </div>
      <Button kind="primary" name="intent" value="ask">
        {t('ask')}
      </Button>
    </Form>
  )
}

function CodeForm({ view: { email, isLocal, hasOutbox }, outcome }: DoorProps) {
  const t = useTranslations('delivery.shared.guard')
  const code = useTranslations('account.code')
  return (
    <div className="grid gap-8">
      <div className="grid gap-4">
        <p className="max-w-measure [overflow-wrap:anywhere]">{t('sent', { email: email ?? '' })}</p>
        {isLocal && <p className="max-w-measure text-soft">{code('local')}</p>}
        {hasOutbox && (
          <p>
            <a href="/dev/outbox">{code('outbox')}</a>
          </p>
        )}
      </div>
      <Form method="post" reloadDocument noValidate className="grid max-w-form justify-items-start gap-6">
        <div className="w-full">
          <TextField
            name="code"
            label={code('code')}
            hint={code('hint')}
            autoComplete="one-time-code"
            maxLength={20}
            defaultValue={outcome?.field === 'code' ? outcome.typed : undefined}
            error={outcome?.error}
          />
        </div>
        <Button kind="primary" name="intent" value="enter">
          {t('enter')}
        </Button>
      </Form>
      <Form method="post" reloadDocument className="flex flex-wrap gap-4 border-hair border-t pt-8">
        <p className="w-full max-w-measure text-soft">{code('again')}</p>
        <Button name="intent" value="resend">
          {code('resend')}
        </Button>
        <Button kind="quiet" name="intent" value="other">
          {code('other')}
        </Button>
      </Form>
    </div>
  )
}
