import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Role } from '#app/core/access/can.ts'
import { Button } from '#app/ui/button.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Table } from '#app/ui/table.tsx'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'
import type { MembersView } from './members-view.server.ts'

type Member = MembersView['members'][number]

/** Who belongs to the workspace, and what can be changed of each. */
export function MemberTable({ view, error }: { view: MembersView; error: string | undefined }) {
  const t = useTranslations('workspace')
  const isClosing = view.frame.closesOn !== null
  return (
    <>
      {error && <FieldError id="members">{error}</FieldError>}
      <Table
        caption={t('members')}
        isCaptionHidden
        rows={view.members}
        rowKey={({ userId }) => userId}
        columns={[
          {
            id: 'name',
            header: t('person'),
            cell: ({ name, email, isSelf }) => (
              <span className="[overflow-wrap:anywhere]">
                {name || email}
                {isSelf && <span className="font-normal text-soft"> ({t('you')})</span>}
                {name && <span className="block font-normal text-sm text-soft">{email}</span>}
              </span>
            ),
          },
          {
            id: 'role',
            header: t('role'),
            label: t('role'),
            cell: (member) =>
              member.mayBeChanged && !isClosing ? (
                <RoleForm member={member} roles={view.roles} />
              ) : (
                t(`roles.${member.role}.name`)
              ),
          },
          ...(view.tellsProof
            ? [
                {
                  id: 'proof',
                  header: t('proof.heading'),
                  label: t('proof.heading'),
                  cell: (member: Member) => <HowTheySignIn member={member} asksFor={view.asksFor} />,
                },
              ]
            : []),
          { id: 'since', header: t('since'), label: t('since'), cell: ({ since }) => <CalendarDate on={since} /> },
          {
            id: 'act',
            header: <VisuallyHidden>{t('act')}</VisuallyHidden>,
            cell: (member) => (isClosing ? null : <Acts member={member} mayTransfer={view.frame.mayChange} />),
          },
        ]}
      />
      <dl className="grid gap-1 text-sm text-soft">
        {(['owner', 'consultant', 'member', 'viewer'] as const).map((role) => (
          <div key={role} className="max-w-measure">
            <dt className="inline font-semibold">{t(`roles.${role}.name`)}</dt>
            <dd className="inline"> {t(`roles.${role}.means`)}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

/** Whether somebody has a second factor, and came by the provider where that is asked for; what is missing stands out. */
function HowTheySignIn({ member: { proof }, asksFor }: { member: Member; asksFor: MembersView['asksFor'] }) {
  const t = useTranslations('workspace.proof')
  if (proof === null) return null
  const { hasFactor, byProvider } = proof
  return (
    <span className="grid gap-1">
      <span className={asksFor.factor && !hasFactor ? 'font-semibold' : ''}>
        {t(hasFactor ? 'factor' : 'noFactor')}
      </span>
      {asksFor.provider && (
        <span className={byProvider ? '' : 'font-semibold'}>{t(byProvider ? 'provider' : 'noProvider')}</span>
      )}
    </span>
  )
}

function RoleForm({ member, roles }: { member: Member; roles: readonly Role[] }) {
  const t = useTranslations('workspace')
  const id = `role-${member.userId}`
  return (
    <Form method="post" className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <input type="hidden" name="user" value={member.userId} />
      <label htmlFor={id} className="sr-only">
        {t('roleOf', { who: member.name || member.email })}
      </label>
      <select id={id} name="role" defaultValue={member.role} key={member.role} className="input w-auto max-w-full py-1">
        {roles.map((role) => (
          <option key={role} value={role}>
            {t(`roles.${role}.name`)}
          </option>
        ))}
      </select>
      <Button kind="quiet" name="intent" value="role">
        {t('change')}
        <VisuallyHidden> {t('roleOf', { who: member.name || member.email })}</VisuallyHidden>
      </Button>
    </Form>
  )
}

/** What cannot be taken back is unfolded first. */
function Acts({ member, mayTransfer }: { member: Member; mayTransfer: boolean }) {
  const t = useTranslations('workspace')
  if (member.isSelf || !member.mayBeChanged) return null
  const who = member.name || member.email
  const acts = mayTransfer ? (['remove', 'transfer'] as const) : (['remove'] as const)
  return (
    <div className="grid justify-items-start">
      {acts.map((act) => (
        <details key={act}>
          <summary className="flex min-h-11 cursor-pointer items-center text-accent underline underline-offset-4">
            {t(`${act}.name`)}
            <VisuallyHidden> {who}</VisuallyHidden>
          </summary>
          <Form method="post" className="grid max-w-form justify-items-start gap-2 pb-4">
            <input type="hidden" name="user" value={member.userId} />
            <p className="text-sm text-soft [overflow-wrap:anywhere]">{t(`${act}.means`, { who })}</p>
            <Button kind="danger" name="intent" value={act}>
              {t(`${act}.button`)}
              <VisuallyHidden> {who}</VisuallyHidden>
            </Button>
          </Form>
        </details>
      ))}
    </div>
  )
}
