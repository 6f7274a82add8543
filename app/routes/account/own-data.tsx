import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { TextField } from '#app/ui/text-field.tsx'

export type OwnDataProps = {
  email: string
  erasure: {
    /** Names of workspaces that go with the account. */
    going: string[]
    /** Names of workspaces that somebody else has to own first. */
    stuck: string[]
  }
  /** What was typed, and why it was not enough. */
  confirm: string | undefined
  error: string | undefined
}

/** What we hold of a person, to take along; and the way out, with what it means. */
export function OwnData({ email, erasure: { going, stuck }, confirm, error }: OwnDataProps) {
  const t = useTranslations('account.ownData')
  return (
    <>
      <section className="grid justify-items-start gap-4 border-hair border-t pt-8">
        <h2>{t('export')}</h2>
        <p className="max-w-measure text-soft">{t('exportText')}</p>
        <a href="/account/export.json">{t('exportLink')}</a>
      </section>
      <section id="erase" className="grid justify-items-start gap-4 border-hair border-t pt-8">
        <h2>{t('erase')}</h2>
        <ul className="grid max-w-measure list-disc gap-2 pl-5">
          <li>{t('account')}</li>
          {going.length > 0 && (
            <li className="[overflow-wrap:anywhere]">{t('going', { workspaces: going.join(', ') })}</li>
          )}
          <li>{t('others')}</li>
          <li>{t('reports')}</li>
          <li>{t('final')}</li>
        </ul>
        {stuck.length > 0 ? (
          <Notice kind="warn" title={t('stuck')}>
            <p className="max-w-measure [overflow-wrap:anywhere]">{t('stuckText', { workspaces: stuck.join(', ') })}</p>
          </Notice>
        ) : (
          <Form method="post" reloadDocument noValidate className="grid w-full max-w-form justify-items-start gap-4">
            <div className="w-full">
              <TextField
                name="confirm"
                label={t('confirm', { email })}
                autoComplete="off"
                inputMode="email"
                defaultValue={confirm}
                error={error}
              />
            </div>
            <Button kind="danger" name="intent" value="erase">
              {t('erase')}
            </Button>
          </Form>
        )}
      </section>
    </>
  )
}
