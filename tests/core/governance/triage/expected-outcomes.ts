/** What the law of 21 November 2026 says of each worked example; `own` are the duties of Article 50 of the organisation itself. */
type Expected = {
  roles: string[]
  classes: string[]
  own?: string[]
  vendor?: string[]
  contested?: string[]
  article?: string
}

const USER = ['deployer']
const BOTH = ['deployer', 'provider']
const MINIMAL = { roles: USER, classes: ['minimal'] }
const HIRING = { roles: USER, classes: ['high-risk'] }
const DECISION = ['explanation-date', 'explanation-order']

/** By the id of the example. */
export const EXPECTED: Record<string, Expected> = {
  s01: MINIMAL,
  s03: MINIMAL,
  s04: MINIMAL,
  s04b: { roles: BOTH, classes: ['minimal'] },
  s05: { roles: USER, classes: ['transparency'], vendor: ['50(1)', '50(2)'], contested: ['keeping-the-notice'] },
  s06: { roles: BOTH, classes: ['transparency'], own: ['50(1)', '50(2)'], contested: ['grace-own-use'] },
  s06b: { roles: BOTH, classes: ['transparency'], own: ['50(1)', '50(2)'] },
  s08: {
    roles: USER,
    classes: ['transparency'],
    vendor: ['50(1)', '50(2)'],
    contested: ['keeping-the-notice', 'one-way-mail'],
  },
  s08b: { roles: BOTH, classes: ['transparency'], own: ['50(1)', '50(2)'], contested: ['one-way-mail'] },
  s10: { ...HIRING, contested: DECISION },
  s10b: { ...HIRING, contested: DECISION },
  s11: {
    roles: BOTH,
    classes: ['high-risk'],
    vendor: ['50(2)'],
    contested: ['early-duties', ...DECISION, 'first-provider-help', 'prompting-or-purpose', 'vendor-prohibition'],
  },
  s12: { ...HIRING, contested: ['delivery-as-decision', ...DECISION, 'job-adverts', 'platform-tools'] },
  s13: { ...MINIMAL, contested: ['job-adverts'] },
  s15: { roles: USER, classes: ['high-risk', 'transparency'], own: ['50(3)'], contested: ['panel-and-averages'] },
  s15b: {
    roles: USER,
    classes: ['high-risk', 'transparency'],
    own: ['50(3)'],
    contested: ['panel-and-averages', 'shield-and-transparency'],
  },
  s16: { roles: USER, classes: ['prohibited'], article: 'AI Act Art. 5(1)(f)', contested: ['intentions-at-work'] },
  s16b: { ...HIRING, contested: [...DECISION, 'mood-of-text'] },
  s18: MINIMAL,
  s19: {
    roles: USER,
    classes: ['transparency'],
    own: ['50(4) subparagraph 1'],
    vendor: ['50(2)'],
    contested: ['advert-as-art', 'plausible-people'],
  },
  s21: { ...MINIMAL, vendor: ['50(2)'] },
  s23: { ...MINIMAL, vendor: ['50(2)'] },
  s24: {
    roles: USER,
    classes: ['transparency'],
    own: ['50(4) subparagraph 2'],
    vendor: ['50(2)'],
    contested: ['claims-in-copy'],
  },
  s24b: { ...MINIMAL, vendor: ['50(2)'], contested: ['claims-in-copy'] },
  s25: MINIMAL,
  s25b: { roles: [], classes: ['not-ai'] },
  s27: { ...HIRING, contested: DECISION },
  s28: { ...MINIMAL, contested: ['affluence-segments'] },
  s29: { ...MINIMAL, contested: ['platform-tools'] },
  s31: { roles: USER, classes: ['transparency'], own: ['50(3)'], contested: ['age-and-gender'] },
  s32: { roles: USER, classes: ['prohibited'], article: 'AI Act Art. 5(1)(g)', contested: ['ethnic-origin'] },
  s34: MINIMAL,
  s35: MINIMAL,
  s37: { roles: BOTH, classes: ['prohibited'], article: 'AI Act Art. 5(1)(a)', contested: ['level-of-harm'] },
  s37b: { roles: BOTH, classes: ['minimal'], contested: ['level-of-harm'] },
  s39: { ...HIRING, contested: ['delivery-as-decision', ...DECISION, 'political-exposure'] },
  s41: { ...MINIMAL, vendor: ['50(2)'] },
  s43: {
    roles: BOTH,
    classes: ['transparency'],
    own: ['50(2)'],
    contested: ['grace-own-use', 'internal-output'],
  },
  'ministry-campaign': { ...HIRING, contested: ['early-duties', ...DECISION] },
  'ministry-tool': { roles: ['provider'], classes: ['high-risk'], contested: ['early-duties'] },
  freelancers: { ...HIRING, contested: DECISION },
  'white-label': {
    roles: ['importer', 'provider'],
    classes: ['high-risk'],
    contested: ['early-duties', 'first-provider-help'],
  },
  folders: { roles: ['provider'], classes: ['minimal'], contested: ['extra-test', 'opt-out-date'] },
  fraud: MINIMAL,
  slogans: { ...MINIMAL, vendor: ['50(2)'] },
  callers: { roles: USER, classes: ['high-risk', 'transparency'], own: ['50(3)'], contested: ['panel-and-averages'] },
  'agents-too': {
    roles: USER,
    classes: ['prohibited'],
    article: 'AI Act Art. 5(1)(f)',
    contested: ['intentions-at-work', 'panel-and-averages'],
  },
  disability: { roles: USER, classes: ['high-risk', 'transparency'], own: ['50(3)'] },
  'try-on': { ...MINIMAL, vendor: ['50(2)'] },
  'climate-blog': { roles: USER, classes: ['transparency'], own: ['50(4) subparagraph 2'], vendor: ['50(2)'] },
  'climate-blog-edited': { ...MINIMAL, vendor: ['50(2)'] },
  'blog-translation': MINIMAL,
  'cloned-voice': {
    roles: USER,
    classes: ['transparency'],
    own: ['50(4) subparagraph 1'],
    vendor: ['50(2)'],
    contested: ['advert-as-art'],
  },
  satire: {
    roles: USER,
    classes: ['transparency'],
    own: ['50(4) subparagraph 1'],
    vendor: ['50(2)'],
    contested: ['advert-as-art'],
  },
  'image-app': {
    roles: ['provider'],
    classes: ['prohibited'],
    article: 'AI Act Art. 5(1)(ba); AI Act Art. 5(1a), 5(1b)',
  },
  'image-tool': { ...MINIMAL, vendor: ['50(2)'] },
  'run-for-client': { roles: [], classes: ['transparency'], vendor: ['50(1)', '50(2)'] },
  'from-abroad': {
    roles: ['caught-from-outside', 'deployer'],
    classes: ['transparency'],
    vendor: ['50(1)', '50(2)'],
    contested: ['keeping-the-notice'],
  },
  'own-model': {
    roles: ['model-provider', 'provider'],
    classes: ['transparency', 'general-purpose-model'],
    own: ['50(2)'],
  },
  toy: {
    roles: ['product-manufacturer', 'provider'],
    classes: ['high-risk', 'transparency'],
    own: ['50(1)', '50(2)'],
    contested: ['early-duties'],
  },
  minors: { roles: USER, classes: ['prohibited'], article: 'AI Act Art. 5(1)(b)', contested: ['level-of-harm'] },
  'minors-mild': { ...MINIMAL, contested: ['level-of-harm'] },
  'trust-score': { roles: USER, classes: ['prohibited'], article: 'AI Act Art. 5(1)(c)' },
  'open-classifier': { roles: [], classes: ['open-source-exempt'] },
  prototype: { roles: [], classes: ['out-of-scope'] },
  undress: { roles: BOTH, classes: ['prohibited'], article: 'AI Act Art. 5(1)(ba); AI Act Art. 5(1a), 5(1b)' },
}
