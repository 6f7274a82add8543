import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { LOCALES, type Locale, ownName } from '#app/messages/locales.ts'
import { Button } from '#app/ui/button.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { AccountOutcome } from './change-account.server.ts'
import { MakeWorkspace } from './make-workspace.tsx'
import { OwnData, type OwnDataProps } from './own-data.tsx'
import { SessionTable, type SignedIn } from './session-table.tsx'
import { type OwnWorkspace, WorkspaceTable } from './workspace-table.tsx'

type AccountProps = {
  account: {
    email: string
    name: string
    /** In which they are spoken to, chosen or not. */
    language: Locale
    /** They come from choosing it. */
    hasNewLanguage: boolean
    workspaces: OwnWorkspace[]
    sessions: SignedIn[]
    /** A guest's work waits in this browser. */
    hasAside: boolean
    /** They come from changing it. */
    hasNewAddress: boolean
    erasure: OwnDataProps['erasure']
  }
  outcome: AccountOutcome | undefined
}

/** Who you are, where you work, where you are signed in. */
export function AccountSections({ account, outcome }: AccountProps) {
  const t = useTranslations('account.page')
  const { email, name, workspaces, sessions, hasAside, hasNewAddress, erasure } = account
  return (
    <div className="grid gap-12">
      {outcome?.done && <Notice>{t(outcome.done)}</Notice>}
      {account.hasNewLanguage && !outcome && <Notice>{t('saved')}</Notice>}
      {hasNewAddress && <Notice>{t('addressChanged')}</Notice>}
      {outcome?.switchedTo && <Notice>{t('switched', { workspace: outcome.switchedTo })}</Notice>}
      {hasAside && (
        <Notice title={t('claim')}>
          <Link to="/claim">{t('toClaim')}</Link>
        </Notice>
      )}
      <DefinitionList
        items={[
          {
            term: t('email'),
            description: (
              <span className="flex flex-wrap gap-x-4 gap-y-1">
                <span className="[overflow-wrap:anywhere]">{email}</span>
                <Link to="/account/address">{t('changeEmail')}</Link>
              </span>
            ),
          },
          ...(workspaces.length === 0 ? [{ term: t('workspace'), description: t('none') }] : []),
        ]}
      />
      <Form method="post" noValidate className="grid max-w-form justify-items-start gap-4">
        <div className="w-full">
          <TextField
            name="name"
            label={t('name')}
            hint={t('nameHint')}
            autoComplete="name"
            optional
            maxLength={200}
            defaultValue={outcome?.typed ?? name}
            error={outcome?.error}
          />
        </div>
        <Button name="intent" value="name">
          {t('save')}
        </Button>
      </Form>
      <form method="post" action="/language" className="grid max-w-form justify-items-start gap-4">
        <input type="hidden" name="place" value="/account?saved=language" />
        <div className="w-full">
          <Select
            name="language"
            label={t('language')}
            hint={t('languageHint')}
            options={LOCALES.map((locale) => ({ value: locale, label: ownName(locale) }))}
            defaultValue={account.language}
          />
        </div>
        <Button>{t('saveLanguage')}</Button>
      </form>
      {workspaces.length === 0 && <MakeWorkspace typed={outcome?.typedWorkspace} error={outcome?.workspaceError} />}
      {workspaces.length > 0 && (
        <Section title={t('workspaces')} text={t('workspacesText')}>
          <WorkspaceTable workspaces={workspaces} />
        </Section>
      )}
      <Section title={t('security')} text={t('securityText')}>
        <Link to="/account/security">{t('toSecurity')}</Link>
      </Section>
      <Section title={t('sessions')}>
        <SessionTable sessions={sessions} />
        {sessions.length > 1 && (
          <Form method="post">
            <Button name="intent" value="end-others">
              {t('endOthers')}
            </Button>
          </Form>
        )}
      </Section>
      <Form method="post" action="/sign-out" reloadDocument className="border-hair border-t pt-8">
        <Button>{t('signOut')}</Button>
      </Form>
      <OwnData email={email} erasure={erasure} confirm={outcome?.confirm} error={outcome?.eraseError} />
    </div>
  )
}
