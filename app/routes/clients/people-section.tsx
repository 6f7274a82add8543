import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Section } from '#app/ui/section.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'
import type { ClientOutcome } from './change-client.server.ts'
import type { ClientView } from './client-view.server.ts'

type Part = { view: ClientView; outcome: ClientOutcome | undefined }

/** Who answers, who of the workspace works on it, whom one talks to. */
export function PeopleSection({ view, outcome }: Part) {
  const t = useTranslations('clients.people')
  return (
    <Section fills id="people" title={t('heading')}>
      <div className="grid grid-cols-1 gap-x-16 gap-y-10 [overflow-wrap:anywhere] lg:grid-cols-3">
        <Answering participants={view.participants} />
        <Working view={view} outcome={outcome} />
        <Contacts view={view} outcome={outcome} />
      </div>
    </Section>
  )
}

function Answering({ participants }: Pick<ClientView, 'participants'>) {
  const t = useTranslations('clients.people')
  return (
    <div className="grid content-start gap-3">
      <h3>{t('answering')}</h3>
      {participants.length === 0 && <p className="text-soft">{t('nobodyAnswers')}</p>}
      <ul className="grid gap-2">
        {participants.map(({ name, disciplines }) => (
          <li key={`${name} ${disciplines}`}>
            {name || t('unnamed')}
            {disciplines.length > 0 && <span className="block text-sm text-soft">{disciplines.join(', ')}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Working({ view: { people, others, mayWrite }, outcome }: Part) {
  const t = useTranslations('clients.people')
  const self = others.find(({ isSelf }) => isSelf)
  const rest = others.filter(({ isSelf }) => !isSelf)
  const error = outcome?.errors?.person
  return (
    <div className="grid content-start gap-3">
      <h3>{t('working')}</h3>
      {people.length === 0 && <p className="text-soft">{t('nobodyWorks')}</p>}
      <ul className="grid gap-2">
        {people.map(({ userId, name, isSelf }) => (
          <li key={userId} className="flex flex-wrap items-center gap-x-4">
            <span>
              {name || t('gone')} {isSelf && <span className="text-soft">({t('you')})</span>}
            </span>
            {mayWrite && (
              <Form method="post">
                <input type="hidden" name="id" value={userId} />
                <Button kind="quiet" name="intent" value="removePerson">
                  {t('takeOff')}
                  <VisuallyHidden> {name}</VisuallyHidden>
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {self && (
        <Form method="post">
          <input type="hidden" name="person" value={self.userId} />
          <Button kind="quiet" name="intent" value="person">
            {t('me')}
          </Button>
        </Form>
      )}
      {rest.length > 0 && (
        <Disclosure summary={t('addPerson')} open={error !== undefined}>
          <Form method="post" className="grid justify-items-start gap-4" key={people.length}>
            <div className="w-full">
              <Select
                name="person"
                label={t('who')}
                error={error}
                options={rest.map(({ userId, name }) => ({ value: userId, label: name }))}
              />
            </div>
            <Button name="intent" value="person">
              {t('addPersonButton')}
            </Button>
          </Form>
        </Disclosure>
      )}
    </div>
  )
}

function Contacts({ view: { contacts, mayWrite }, outcome }: Part) {
  const t = useTranslations('clients.people')
  const { errors, typed } = outcome ?? {}
  const isWrong = Boolean(errors?.contact || errors?.role || errors?.email)
  return (
    <div className="grid content-start gap-3">
      <h3>{t('contacts')}</h3>
      {contacts.length === 0 && <p className="text-soft">{t('noContacts')}</p>}
      <ul className="grid gap-3">
        {contacts.map(({ id, name, role, email }) => (
          <li key={id}>
            {name}
            {role !== '' && <span className="block text-sm text-soft">{role}</span>}
            {email !== '' && (
              <a href={`mailto:${encodeURIComponent(email)}`} className="block text-sm">
                {email}
              </a>
            )}
            {mayWrite && (
              <Form method="post">
                <input type="hidden" name="id" value={id} />
                <Button kind="quiet" name="intent" value="deleteContact">
                  {t('removeContact')}
                  <VisuallyHidden> {name}</VisuallyHidden>
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {mayWrite && (
        <Disclosure summary={t('addContact')} open={isWrong}>
          <Form method="post" noValidate className="grid justify-items-start gap-4" key={contacts.length}>
            <div className="grid w-full gap-4">
              {(['contact', 'role', 'email'] as const).map((name) => (
                <TextField
                  key={name}
                  name={name}
                  label={t(`field.${name}`)}
                  optional={name !== 'contact'}
                  autoComplete="off"
                  maxLength={name === 'email' ? 254 : 200}
                  defaultValue={typed?.[name]}
                  error={errors?.[name]}
                />
              ))}
            </div>
            <Button name="intent" value="contact">
              {t('addContactButton')}
            </Button>
          </Form>
        </Disclosure>
      )}
    </div>
  )
}
