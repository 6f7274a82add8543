import { expect, test } from 'vitest'
import { isSharedIssuer } from '#app/core/account/shared-issuer.ts'

test.each([
  'https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0',
  'https://login.microsoftonline.com/9188040D-6C67-4C5B-B112-36A304B66DAD/v2.0',
  'https://sts.windows.net/9188040d-6c67-4c5b-b112-36a304b66dad/',
  'https://login.microsoftonline.com/common/v2.0',
  'https://slack.com',
  'https://SLACK.com./',
  'https://gitlab.com',
  'https://token.actions.githubusercontent.com',
  'https://appleid.apple.com',
  'https://www.linkedin.com/oauth',
  'https://www.facebook.com',
])('a provider that many companies share is known as one: %s', (issuer) => {
  expect(isSharedIssuer(new URL(issuer))).toBe(true)
})

test.each([
  'https://login.microsoftonline.com/5b973f99-77df-4beb-b27d-aa0c70b8482c/v2.0',
  'https://example.okta.com',
  'https://accounts.google.com',
  'https://gitlab.example.com',
  'https://slack.com.example.com',
])('the provider of one company is none: %s', (issuer) => {
  expect(isSharedIssuer(new URL(issuer))).toBe(false)
})
