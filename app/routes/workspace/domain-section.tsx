import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { SignInOutcome } from './change-sign-in.server.ts'
import type { SignInView } from './sign-in.tsx'

type Domain = SignInView['domains'][number]

/** The mail domains of the workspace, each with what proves it. */
export function DomainSection({ view, outcome }: { view: SignInView; outcome: SignInOutcome | undefined }) {
  const t = useTranslations('workspace.signIn')
  return (
    <Section id="domains" title={t('domains')} text={t('domainsText')}>
      {outcome?.errors?.proof && <FieldError id="proof">{outcome.errors.proof}</FieldError>}
      {view.domains.length > 0 && (
        <ul className="grid w-full gap-6">
          {view.domains.map((domain) => (
            <DomainItem key={domain.domain} {...domain} />
          ))}
        </ul>
      )}
      <Form
        key={view.domains.length}
        method="post"
        noValidate
        className="grid w-full max-w-form justify-items-start gap-4"
      >
        <div className="w-full">
          <TextField
            name="domain"
            label={t('newDomain')}
            hint={t('newDomainHint')}
            maxLength={253}
            defaultValue={outcome?.typed?.domain}
            error={outcome?.errors?.domain}
          />
        </div>
        <Button name="intent" value="add-domain">
          {t('addDomain')}
        </Button>
      </Form>
    </Section>
  )
}

function DomainItem({ domain, record, provedOn }: Domain) {
  const t = useTranslations('workspace.signIn')
  return (
    <li className="grid max-w-measure gap-2 border-hair border-l-4 pl-5">
      <p className="font-semibold">{domain}</p>
      {provedOn ? (
        <p>{t.rich('provedOn', { date: () => <CalendarDate on={provedOn} /> })}</p>
      ) : (
        <>
          <p>{t('notProved')}</p>
          <dl className="grid gap-1 text-sm">
            <div>
              <dt className="inline text-soft">{t('recordName')} </dt>
              <dd className="inline">
                <code>{record.name}</code>
              </dd>
            </div>
            <div>
              <dt className="inline text-soft">{t('recordText')} </dt>
              <dd className="inline">
                <code>{record.text}</code>
              </dd>
            </div>
          </dl>
        </>
      )}
      <Form method="post" className="flex flex-wrap gap-4">
        <input type="hidden" name="domain" value={domain} />
        {!provedOn && (
          <Button name="intent" value="prove">
            {t('prove')}
            <span className="sr-only">: {domain}</span>
          </Button>
        )}
        <Button kind="quiet" name="intent" value="remove-domain">
          {t('removeDomain')}
          <span className="sr-only">: {domain}</span>
        </Button>
      </Form>
    </li>
  )
}
