import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { describedBy, Field } from '#app/ui/field.tsx'
import { Section } from '#app/ui/section.tsx'
import type { SettingsOutcome } from './change-settings.server.ts'
import type { AssessmentDesk } from './settings.tsx'

/** Whose check it is, and the way to another client of the same workspace, if there is one. */
export function ClientSection({ desk, outcome }: { desk: AssessmentDesk; outcome: SettingsOutcome | undefined }) {
  const t = useTranslations('app.settingsPage')
  const { client, others, workspaceId } = desk
  const described = { hint: t('moveHint'), error: outcome?.errors?.client }
  return (
    <Section fills id="client" title={t('client')} text={t('clientText', { client: client.name })}>
      <p>
        <Link to={`/workspaces/${workspaceId}/clients/${client.id}`} className="[overflow-wrap:anywhere]">
          {t('toClient', { client: client.name })}
        </Link>
      </p>
      {others.length > 0 && (
        <Form method="post" noValidate className="grid justify-items-start gap-4" key={client.id}>
          <div className="w-full">
            <Field id="client-name" label={t('moveLabel')} {...described}>
              <input
                id="client-name"
                name="client"
                list="clients"
                maxLength={200}
                autoComplete="off"
                defaultValue={outcome?.typedClient}
                className="input"
                {...describedBy('client-name', described)}
              />
              <datalist id="clients">
                {others.map((name) => (
                  <option key={name} value={name} />
                ))}
              </datalist>
            </Field>
          </div>
          <Button name="intent" value="move">
            {t('moveButton')}
          </Button>
        </Form>
      )}
    </Section>
  )
}
