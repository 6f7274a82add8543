import { useFormatter, useTranslations } from 'use-intl'
import { COMMENTS, FIRST_LABELS, HELD_OUT, SETTINGS } from '#app/core/library/label-race.ts'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import { AskSetting } from './ask-setting.tsx'
import { Pick } from './pick.tsx'

/** Active learning: the same comments labelled twice, once in the order that the model asks for and once by chance. */
export function AskFigure() {
  const t = useTranslations('figures.ask')
  const format = useFormatter()
  return (
    <figure aria-labelledby="figure-title" data-figure="ask" className="grid gap-6">
      <figcaption className="grid gap-3">
        <h3 id="figure-title">{t('title')}</h3>
        <p className="max-w-measure text-soft">{t('intro', { comments: COMMENTS, first: FIRST_LABELS })}</p>
      </figcaption>
      <fieldset className="min-w-0">
        <legend className="sr-only">{t('settings')}</legend>
        <div className="picks">
          {SETTINGS.map((setting, at) => (
            <Pick
              key={setting}
              name="ask-setting"
              value={setting}
              isFirst={at === 0}
              look="tab"
              label={t(`setting.${setting}.name`)}
            >
              <AskSetting setting={setting} />
            </Pick>
          ))}
        </div>
      </fieldset>
      <p className="max-w-measure text-soft">
        <strong className="text-ink">{t('limits')}.</strong>{' '}
        {t.rich('honest', {
          heldOut: format.number(HELD_OUT),
          claim: (chunks) => <PlaceLink href="/claims#claim-al-80">{chunks}</PlaceLink>,
        })}
      </p>
    </figure>
  )
}
