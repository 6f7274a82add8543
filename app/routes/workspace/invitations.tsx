import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Role } from '#app/core/access/can.ts'
import { Button } from '#app/ui/button.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Select } from '#app/ui/select.tsx'
import { Table } from '#app/ui/table.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'
import type { MembersOutcome } from './members-outcome.server.ts'
import type { MembersView } from './members-view.server.ts'

/** Who was asked and has not come yet. */
export function Invitations({ invitations }: Pick<MembersView, 'invitations'>) {
  const t = useTranslations('workspace')
  if (invitations.length === 0) return null
  return (
    <Table
      caption={t('invited')}
      rows={invitations}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'email',
          header: t('email'),
          cell: ({ email }) => <span className="[overflow-wrap:anywhere]">{email}</span>,
        },
        { id: 'role', header: t('role'), label: t('role'), cell: ({ role }) => t(`roles.${role}.name`) },
        { id: 'until', header: t('until'), label: t('until'), cell: ({ until }) => <CalendarDate on={until} /> },
        {
          id: 'act',
          header: <VisuallyHidden>{t('act')}</VisuallyHidden>,
          cell: ({ id, email, mayBeRevoked }) =>
            mayBeRevoked && (
              <Form method="post">
                <input type="hidden" name="invitation" value={id} />
                <Button kind="quiet" name="intent" value="revoke">
                  {t('revoke')}
                  <VisuallyHidden> {email}</VisuallyHidden>
                </Button>
              </Form>
            ),
        },
      ]}
    />
  )
}

/** Asks for the address and the role of somebody who shall join. */
export function InviteForm({ roles, outcome }: { roles: readonly Role[]; outcome: MembersOutcome | undefined }) {
  const t = useTranslations('workspace')
  const { errors = {}, typed = {} } = outcome ?? {}
  const summary = (['email', 'role'] as const).flatMap((fieldId) => {
    const message = errors[fieldId]
    return message ? [{ fieldId, message }] : []
  })
  return (
    // A new form once somebody was invited, so that the next address starts empty.
    <Form method="post" noValidate key={outcome?.who} className="grid w-full max-w-form justify-items-start gap-6">
      <ErrorSummary errors={summary} />
      <div className="w-full">
        <TextField
          name="email"
          type="email"
          inputMode="email"
          autoComplete="off"
          maxLength={254}
          label={t('email')}
          defaultValue={typed.email}
          error={errors.email}
        />
      </div>
      <Select
        name="role"
        label={t('role')}
        defaultValue={typed.role ?? 'member'}
        error={errors.role}
        options={roles.map((role) => ({ value: role, label: t(`roles.${role}.name`) }))}
      />
      <Button name="intent" value="invite">
        {t('send')}
      </Button>
    </Form>
  )
}
