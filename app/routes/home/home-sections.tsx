import { useLocale, useTranslations } from 'use-intl'
import { pictureIn } from './report-picture.ts'

/** What comes out of the check. */
export function WhatYouGet({ picture }: { picture: boolean }) {
  const t = useTranslations('home.get')
  const points = [
    { title: t('verdict'), text: t('verdictText') },
    { title: t('reasons'), text: t('reasonsText') },
    { title: t('plan'), text: t('planText') },
    { title: t('report'), text: t('reportText') },
  ]
  return (
    <section className="border-hair border-t py-12 md:py-16">
      <h2>{t('heading')}</h2>
      <p className="mt-2 max-w-measure text-soft">{t('lead')}</p>
      <dl className="mt-8 grid gap-x-16 gap-y-8 md:grid-cols-2">
        {points.map((point) => (
          <Point key={point.title} {...point} />
        ))}
      </dl>
      {picture && (
        <div className="mt-12 max-w-[40rem]">
          <Sheet picture="report-governance" alt={t('law')} caption={t('lawCaption')} isLazy />
        </div>
      )}
    </section>
  )
}

/** A page of a real report, to see what it is about; below the words on a phone. */
export function ReportPicture() {
  const t = useTranslations('home.get')
  return <Sheet picture="report-page" alt={t('picture')} caption={t('caption')} />
}

type SheetProps = { picture: Parameters<typeof pictureIn>[1]; alt: string; caption: string; isLazy?: boolean }

function Sheet({ picture, alt, caption, isLazy = false }: SheetProps) {
  const locale = useLocale()
  return (
    <figure className="grid gap-3">
      <img
        src={pictureIn(locale, picture)}
        alt={alt}
        width={794}
        height={1123}
        decoding="async"
        {...(isLazy && { loading: 'lazy' })}
        className="h-auto w-full rounded-sm border border-hair bg-paper"
      />
      <figcaption className="text-faint text-sm">{caption}</figcaption>
    </figure>
  )
}

/** The three people who use it. */
export function WhoItIsFor() {
  const t = useTranslations('home.who')
  const people = [
    { title: t('lead'), text: t('leadText') },
    { title: t('consultant'), text: t('consultantText') },
    { title: t('pilot'), text: t('pilotText') },
  ]
  return (
    <section className="border-hair border-t py-12 md:py-16">
      <h2>{t('heading')}</h2>
      <dl className="mt-8 grid gap-x-12 gap-y-8 md:grid-cols-3">
        {people.map((person) => (
          <Point key={person.title} {...person} />
        ))}
      </dl>
    </section>
  )
}

/** The method in five short answers. */
export function HowScoringWorks() {
  const t = useTranslations('home.how')
  const answers = [
    { title: t('facts'), text: t('factsText') },
    { title: t('unsure'), text: t('unsureText') },
    { title: t('verdicts'), text: t('verdictsText') },
    { title: t('plan'), text: t('planText') },
    { title: t('limits'), text: t('limitsText') },
  ]
  return (
    <section id="how-scoring-works" className="border-hair border-t py-12 md:py-16">
      <h2>{t('heading')}</h2>
      <dl className="mt-8 grid gap-y-8">
        {answers.map(({ title, text }) => (
          <div key={title} className="grid gap-x-12 gap-y-2 md:grid-cols-[16rem_minmax(0,1fr)]">
            <dt className="font-semibold">{title}</dt>
            <dd className="max-w-measure text-soft">{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Point({ title, text }: { title: string; text: string }) {
  return (
    <div className="grid content-start gap-2">
      <dt className="font-semibold font-serif text-lg">{title}</dt>
      <dd className="max-w-[48ch] text-soft">{text}</dd>
    </div>
  )
}
