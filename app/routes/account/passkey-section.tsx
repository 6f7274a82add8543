import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'
import type { SecurityOutcome } from './change-security.server.ts'
import { PasskeyForm } from './passkey-form.tsx'

type OwnPasskey = {
  id: string
  name: string
  /** ISO date. */
  addedOn: string
  /** ISO date; `null`: not used yet. */
  usedOn: string | null
}

type PasskeySectionProps = {
  passkeys: OwnPasskey[]
  /** What they use now, in words of ours; empty: not known. */
  device: string
  /** The last one cannot go without ending the second factor. */
  isLastNeeded: boolean
  outcome: SecurityOutcome | undefined
}

/** A person's passkeys, each with a name and the way out, and the way to another. */
export function PasskeySection({ passkeys, device, isLastNeeded, outcome }: PasskeySectionProps) {
  const t = useTranslations('account.security')
  const isNew = outcome?.id === undefined
  return (
    <section className="grid gap-6">
      <h2>{t('passkeys')}</h2>
      <p className="max-w-measure text-soft">{t('passkeysText')}</p>
      {passkeys.length === 0 && <EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
      {passkeys.length > 0 && (
        <ul className="grid">
          {passkeys.map((passkey) => (
            <li key={passkey.id} className="border-hair border-t">
              <PasskeyItem
                passkey={passkey}
                isNeeded={isLastNeeded && passkeys.length === 1}
                outcome={outcome?.id === passkey.id ? outcome : undefined}
              />
            </li>
          ))}
        </ul>
      )}
      <PasskeyForm purpose="add" fields={{ intent: 'add' }} button={t('add')}>
        <div className="w-full">
          <TextField
            name="name"
            label={t('newName')}
            hint={t('newNameHint')}
            maxLength={100}
            autoComplete="off"
            defaultValue={(isNew ? outcome?.typed : undefined) ?? device}
            error={isNew ? outcome?.error : undefined}
          />
        </div>
      </PasskeyForm>
    </section>
  )
}

type PasskeyItemProps = { passkey: OwnPasskey; isNeeded: boolean; outcome: SecurityOutcome | undefined }

function PasskeyItem({ passkey, isNeeded, outcome }: PasskeyItemProps) {
  const t = useTranslations('account.security')
  const { id, name, addedOn, usedOn } = passkey
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-4">
        <h3 className="min-w-0 [overflow-wrap:anywhere]">{name}</h3>
        <p className="text-sm text-soft">
          {t('added')} <CalendarDate on={addedOn} /> · {t('used')} {usedOn ? <CalendarDate on={usedOn} /> : t('never')}
        </p>
      </div>
      <Disclosure
        summary={t.rich('changeOf', { name, hidden: (words) => <VisuallyHidden>{words}</VisuallyHidden> })}
        open={outcome !== undefined}
      >
        <div className="grid gap-6">
          <Form method="post" noValidate className="grid justify-items-start gap-4">
            <input type="hidden" name="id" value={id} />
            <div className="w-full">
              <TextField
                id={`name-${id}`}
                name="name"
                label={t('name')}
                maxLength={100}
                autoComplete="off"
                defaultValue={outcome?.typed ?? name}
                error={outcome?.error}
              />
            </div>
            <Button name="intent" value="rename">
              {t('rename')}
            </Button>
          </Form>
          <Form method="post" className="grid justify-items-start gap-4">
            <input type="hidden" name="id" value={id} />
            {isNeeded && <p className="max-w-measure text-notyet">{t('last')}</p>}
            <Button kind="danger" name="intent" value="remove">
              {t('remove')}
            </Button>
          </Form>
        </div>
      </Disclosure>
    </>
  )
}
