import { describe, expect, it } from 'vitest'
import { SEND_MESSAGE, findingsOf, keyClient, request } from './given.test.fixture.ts'
import type { Given } from './given.test.fixture.ts'

const CASES: readonly (readonly [title: string, given: Given, findings: readonly string[]])[] = [
  [
    'messages in au1: observed',
    {
      files: { 'a.ts': [keyClient('TWILIO', { region: 'au1', edge: 'sydney', operations: [SEND_MESSAGE] })] },
    },
    ['no-unavailable-product error a.ts client.messages.create'],
  ],
  [
    'messages in ie1',
    {
      files: { 'a.ts': [keyClient('TWILIO', { region: 'ie1', edge: 'dublin', operations: [SEND_MESSAGE] })] },
    },
    [],
  ],
  [
    'video in ie1: by omission only',
    {
      files: {
        'a.ts': [
          keyClient('TWILIO', {
            region: 'ie1',
            edge: 'dublin',
            operations: [
              { product: 'video', path: '/v1/Rooms', method: 'POST', text: 'client.video.v1.rooms.create' },
            ],
          }),
        ],
      },
    },
    ['no-unavailable-product warning a.ts client.video.v1.rooms.create'],
  ],
  [
    'video in us1',
    {
      files: {
        'a.ts': [
          keyClient('TWILIO', {
            operations: [
              { product: 'video', path: '/v1/Rooms', method: 'POST', text: 'client.video.v1.rooms.create' },
            ],
          }),
        ],
      },
    },
    [],
  ],
  [
    'verify in ie1: sources conflict',
    {
      files: {
        'a.ts': [
          keyClient('TWILIO', {
            region: 'ie1',
            edge: 'dublin',
            operations: [
              {
                product: 'verify',
                path: '/v2/Services',
                method: 'GET',
                text: 'client.verify.v2.services.list',
              },
            ],
          }),
        ],
      },
    },
    [],
  ],
  [
    'a product that the policy knows to be there',
    {
      files: {
        'a.ts': [
          keyClient('TWILIO', {
            region: 'ie1',
            edge: 'dublin',
            operations: [
              { product: 'video', path: '/v1/Rooms', method: 'POST', text: 'client.video.v1.rooms.create' },
            ],
          }),
        ],
      },
      policy: { facts: { products: { video: ['us1', 'ie1'] }, legacyHosts: 'retired' } },
    },
    [],
  ],
  [
    'a request',
    {
      files: {
        'a.ts': [
          request({
            host: 'api.sydney.au1.twilio.com',
            method: 'POST',
            path: '/2010-04-01/Accounts/{}/Messages',
          }),
        ],
      },
    },
    ['no-unavailable-product error a.ts request'],
  ],
]

describe('no-unavailable-product', () => {
  it.each(CASES)('%s', (_title, given, findings) => {
    expect(findingsOf(given)).toEqual(findings)
  })
})
