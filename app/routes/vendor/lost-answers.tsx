import { useTranslations } from 'use-intl'
import { AppPage } from '#app/routes/app-page.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import type { LostForm } from './save-form.server.ts'

/** What was typed into a form that could not be kept, to copy. */
export function LostAnswers({ lost: { sentence, wasSent, typed } }: { lost: LostForm }) {
  const t = useTranslations('vendor.form')
  return (
    <AppPage width="form">
      <h1 className="mb-4">{t('lostTitle')}</h1>
      <p className="max-w-measure text-lg">{sentence}</p>
      {typed.length > 0 && (
        <section className="mt-10 grid max-w-measure gap-6">
          <p>{t('lost')}</p>
          <dl className="grid gap-6 [overflow-wrap:anywhere]">
            {typed.map(({ ask, option, text }) => (
              <div key={ask}>
                <dt className="font-semibold">{ask}</dt>
                {option && <dd>{option}</dd>}
                {text && <dd className="whitespace-pre-line">{text}</dd>}
              </div>
            ))}
          </dl>
        </section>
      )}
      {wasSent && (
        <div className="mt-8">
          <LinkButton href="">{t('lostSent')}</LinkButton>
        </div>
      )}
    </AppPage>
  )
}
