// @ts-nocheck: written by ajv
// Generated from seed.schema.json by packages/core/scripts/compile-schema.mjs. Do not edit.
export const validate = validate20
export default validate20
const schema31 = {
  type: 'object',
  required: ['version', 'accounts'],
  additionalProperties: false,
  properties: {
    version: { enum: ['1', 1] },
    legacyHosts: { enum: ['retired', 'us1', 'regional'] },
    edges: { enum: ['any', 'documented'] },
    switches: {
      type: 'object',
      additionalProperties: false,
      properties: {
        authenticationTexts: { enum: ['distinct', 'uniform'] },
        apiKeyOnAuthTokens: { enum: ['refused', 'main'] },
        apiKeyOnSubaccount: { enum: ['refused', 'main'] },
        suspendedAccount: { enum: ['403', '401', '20003'] },
        missingPermission: { enum: ['401', '403'] },
        keySidAsAccount: { enum: ['21470', '90002'] },
        apiKeyAuthToken: { enum: ['empty', 'null', 'missing'] },
        undocumentedHosts: { enum: ['answer', 'unknown-host'] },
        accessTokenOfOtherRegion: { enum: ['20101', '20103'] },
        jsonBodies: { enum: ['products', 'everywhere'] },
        ie1Senders: { enum: ['any', 'documented'] },
      },
    },
    accounts: { type: 'array', minItems: 1, items: { $ref: '#/$defs/account' } },
  },
  $defs: {
    account: {
      type: 'object',
      additionalProperties: false,
      properties: {
        name: { $ref: '#/$defs/name' },
        sid: { $ref: '#/$defs/accountSid' },
        friendlyName: { $ref: '#/$defs/friendlyName' },
        status: { $ref: '#/$defs/status' },
        type: { enum: ['Full', 'Trial'] },
        testCredentials: { $ref: '#/$defs/testCredentials' },
        regions: { $ref: '#/$defs/regions' },
        oauthApps: { type: 'array', items: { $ref: '#/$defs/oauthApp' } },
        subaccounts: { type: 'array', items: { $ref: '#/$defs/subaccount' } },
      },
    },
    subaccount: {
      type: 'object',
      additionalProperties: false,
      properties: {
        name: { $ref: '#/$defs/name' },
        sid: { $ref: '#/$defs/accountSid' },
        friendlyName: { $ref: '#/$defs/friendlyName' },
        status: { $ref: '#/$defs/status' },
        type: { enum: ['Full', 'Trial'] },
        testCredentials: { $ref: '#/$defs/testCredentials' },
        regions: { $ref: '#/$defs/regions' },
        oauthApps: { type: 'array', items: { $ref: '#/$defs/oauthApp' } },
      },
    },
    regions: {
      type: 'object',
      additionalProperties: false,
      properties: {
        us1: { $ref: '#/$defs/region' },
        ie1: { $ref: '#/$defs/region' },
        au1: { $ref: '#/$defs/region' },
      },
    },
    region: {
      type: 'object',
      additionalProperties: false,
      properties: {
        authToken: { $ref: '#/$defs/authToken' },
        secondaryAuthToken: { $ref: '#/$defs/authToken' },
        keys: { type: 'array', items: { $ref: '#/$defs/key' } },
      },
    },
    key: {
      type: 'object',
      additionalProperties: false,
      properties: {
        sid: { $ref: '#/$defs/keySid' },
        secret: { $ref: '#/$defs/keySecret' },
        type: { enum: ['main', 'standard', 'restricted'] },
        friendlyName: { $ref: '#/$defs/friendlyName' },
        allow: { type: 'array', maxItems: 100, items: { $ref: '#/$defs/permission' } },
      },
    },
    oauthApp: {
      type: 'object',
      additionalProperties: false,
      properties: {
        clientId: { $ref: '#/$defs/clientId' },
        clientSecret: { $ref: '#/$defs/keySecret' },
        friendlyName: { $ref: '#/$defs/friendlyName' },
        allow: { type: 'array', maxItems: 100, items: { $ref: '#/$defs/permission' } },
      },
    },
    testCredentials: {
      type: 'object',
      additionalProperties: false,
      properties: { sid: { $ref: '#/$defs/accountSid' }, authToken: { $ref: '#/$defs/authToken' } },
    },
    name: { type: 'string', pattern: '\\S' },
    friendlyName: { type: 'string', pattern: '^[^]{0,64}$' },
    status: { enum: ['active', 'suspended', 'closed'] },
    accountSid: { type: 'string', pattern: '^AC[0-9a-f]{32}$' },
    keySid: { type: 'string', pattern: '^SK[0-9a-f]{32}$' },
    clientId: { type: 'string', pattern: '^OQ[0-9a-zA-Z]{32}$' },
    authToken: { type: 'string', pattern: '^[0-9a-f]{32}$' },
    keySecret: { type: 'string', pattern: '^[0-9a-zA-Z]{32}$' },
    permission: {
      type: 'string',
      pattern: '^/twilio/[a-z-]+/[a-z0-9.-]+/(\\*|read|list|create|update|delete)$',
    },
  },
}
const func1 = Object.prototype.hasOwnProperty
const schema32 = {
  type: 'object',
  additionalProperties: false,
  properties: {
    name: { $ref: '#/$defs/name' },
    sid: { $ref: '#/$defs/accountSid' },
    friendlyName: { $ref: '#/$defs/friendlyName' },
    status: { $ref: '#/$defs/status' },
    type: { enum: ['Full', 'Trial'] },
    testCredentials: { $ref: '#/$defs/testCredentials' },
    regions: { $ref: '#/$defs/regions' },
    oauthApps: { type: 'array', items: { $ref: '#/$defs/oauthApp' } },
    subaccounts: { type: 'array', items: { $ref: '#/$defs/subaccount' } },
  },
}
const schema33 = { type: 'string', pattern: '\\S' }
const schema34 = { type: 'string', pattern: '^AC[0-9a-f]{32}$' }
const schema35 = { type: 'string', pattern: '^[^]{0,64}$' }
const schema36 = { enum: ['active', 'suspended', 'closed'] }
const pattern4 = new RegExp('\\S', 'u')
const pattern5 = new RegExp('^AC[0-9a-f]{32}$', 'u')
const pattern6 = new RegExp('^[^]{0,64}$', 'u')
const schema37 = {
  type: 'object',
  additionalProperties: false,
  properties: { sid: { $ref: '#/$defs/accountSid' }, authToken: { $ref: '#/$defs/authToken' } },
}
const schema39 = { type: 'string', pattern: '^[0-9a-f]{32}$' }
const pattern8 = new RegExp('^[0-9a-f]{32}$', 'u')
function validate22(
  data,
  { instancePath = '', parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null
  let errors = 0
  const evaluated0 = validate22.evaluated
  if (evaluated0.dynamicProps) {
    evaluated0.props = undefined
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = undefined
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === 'sid' || key0 === 'authToken')) {
        const err0 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          schema: false,
          parentSchema: schema37,
          data,
        }
        if (vErrors === null) {
          vErrors = [err0]
        } else {
          vErrors.push(err0)
        }
        errors++
      }
    }
    if (data.sid !== undefined) {
      let data0 = data.sid
      if (typeof data0 === 'string') {
        if (!pattern5.test(data0)) {
          const err1 = {
            instancePath: instancePath + '/sid',
            schemaPath: '#/$defs/accountSid/pattern',
            keyword: 'pattern',
            params: { pattern: '^AC[0-9a-f]{32}$' },
            schema: '^AC[0-9a-f]{32}$',
            parentSchema: schema34,
            data: data0,
          }
          if (vErrors === null) {
            vErrors = [err1]
          } else {
            vErrors.push(err1)
          }
          errors++
        }
      } else {
        const err2 = {
          instancePath: instancePath + '/sid',
          schemaPath: '#/$defs/accountSid/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema34.type,
          parentSchema: schema34,
          data: data0,
        }
        if (vErrors === null) {
          vErrors = [err2]
        } else {
          vErrors.push(err2)
        }
        errors++
      }
    }
    if (data.authToken !== undefined) {
      let data1 = data.authToken
      if (typeof data1 === 'string') {
        if (!pattern8.test(data1)) {
          const err3 = {
            instancePath: instancePath + '/authToken',
            schemaPath: '#/$defs/authToken/pattern',
            keyword: 'pattern',
            params: { pattern: '^[0-9a-f]{32}$' },
            schema: '^[0-9a-f]{32}$',
            parentSchema: schema39,
            data: data1,
          }
          if (vErrors === null) {
            vErrors = [err3]
          } else {
            vErrors.push(err3)
          }
          errors++
        }
      } else {
        const err4 = {
          instancePath: instancePath + '/authToken',
          schemaPath: '#/$defs/authToken/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema39.type,
          parentSchema: schema39,
          data: data1,
        }
        if (vErrors === null) {
          vErrors = [err4]
        } else {
          vErrors.push(err4)
        }
        errors++
      }
    }
  } else {
    const err5 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      schema: schema37.type,
      parentSchema: schema37,
      data,
    }
    if (vErrors === null) {
      vErrors = [err5]
    } else {
      vErrors.push(err5)
    }
    errors++
  }
  validate22.errors = vErrors
  return errors === 0
}
validate22.evaluated = { props: true, dynamicProps: false, dynamicItems: false }
const schema40 = {
  type: 'object',
  additionalProperties: false,
  properties: {
    us1: { $ref: '#/$defs/region' },
    ie1: { $ref: '#/$defs/region' },
    au1: { $ref: '#/$defs/region' },
  },
}
const schema41 = {
  type: 'object',
  additionalProperties: false,
  properties: {
    authToken: { $ref: '#/$defs/authToken' },
    secondaryAuthToken: { $ref: '#/$defs/authToken' },
    keys: { type: 'array', items: { $ref: '#/$defs/key' } },
  },
}
const schema44 = {
  type: 'object',
  additionalProperties: false,
  properties: {
    sid: { $ref: '#/$defs/keySid' },
    secret: { $ref: '#/$defs/keySecret' },
    type: { enum: ['main', 'standard', 'restricted'] },
    friendlyName: { $ref: '#/$defs/friendlyName' },
    allow: { type: 'array', maxItems: 100, items: { $ref: '#/$defs/permission' } },
  },
}
const schema45 = { type: 'string', pattern: '^SK[0-9a-f]{32}$' }
const schema46 = { type: 'string', pattern: '^[0-9a-zA-Z]{32}$' }
const schema48 = {
  type: 'string',
  pattern: '^/twilio/[a-z-]+/[a-z0-9.-]+/(\\*|read|list|create|update|delete)$',
}
const pattern11 = new RegExp('^SK[0-9a-f]{32}$', 'u')
const pattern12 = new RegExp('^[0-9a-zA-Z]{32}$', 'u')
const pattern14 = new RegExp('^/twilio/[a-z-]+/[a-z0-9.-]+/(\\*|read|list|create|update|delete)$', 'u')
function validate26(
  data,
  { instancePath = '', parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null
  let errors = 0
  const evaluated0 = validate26.evaluated
  if (evaluated0.dynamicProps) {
    evaluated0.props = undefined
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = undefined
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(
        key0 === 'sid' ||
        key0 === 'secret' ||
        key0 === 'type' ||
        key0 === 'friendlyName' ||
        key0 === 'allow'
      )) {
        const err0 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          schema: false,
          parentSchema: schema44,
          data,
        }
        if (vErrors === null) {
          vErrors = [err0]
        } else {
          vErrors.push(err0)
        }
        errors++
      }
    }
    if (data.sid !== undefined) {
      let data0 = data.sid
      if (typeof data0 === 'string') {
        if (!pattern11.test(data0)) {
          const err1 = {
            instancePath: instancePath + '/sid',
            schemaPath: '#/$defs/keySid/pattern',
            keyword: 'pattern',
            params: { pattern: '^SK[0-9a-f]{32}$' },
            schema: '^SK[0-9a-f]{32}$',
            parentSchema: schema45,
            data: data0,
          }
          if (vErrors === null) {
            vErrors = [err1]
          } else {
            vErrors.push(err1)
          }
          errors++
        }
      } else {
        const err2 = {
          instancePath: instancePath + '/sid',
          schemaPath: '#/$defs/keySid/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema45.type,
          parentSchema: schema45,
          data: data0,
        }
        if (vErrors === null) {
          vErrors = [err2]
        } else {
          vErrors.push(err2)
        }
        errors++
      }
    }
    if (data.secret !== undefined) {
      let data1 = data.secret
      if (typeof data1 === 'string') {
        if (!pattern12.test(data1)) {
          const err3 = {
            instancePath: instancePath + '/secret',
            schemaPath: '#/$defs/keySecret/pattern',
            keyword: 'pattern',
            params: { pattern: '^[0-9a-zA-Z]{32}$' },
            schema: '^[0-9a-zA-Z]{32}$',
            parentSchema: schema46,
            data: data1,
          }
          if (vErrors === null) {
            vErrors = [err3]
          } else {
            vErrors.push(err3)
          }
          errors++
        }
      } else {
        const err4 = {
          instancePath: instancePath + '/secret',
          schemaPath: '#/$defs/keySecret/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema46.type,
          parentSchema: schema46,
          data: data1,
        }
        if (vErrors === null) {
          vErrors = [err4]
        } else {
          vErrors.push(err4)
        }
        errors++
      }
    }
    if (data.type !== undefined) {
      let data2 = data.type
      if (!(data2 === 'main' || data2 === 'standard' || data2 === 'restricted')) {
        const err5 = {
          instancePath: instancePath + '/type',
          schemaPath: '#/properties/type/enum',
          keyword: 'enum',
          params: { allowedValues: schema44.properties.type.enum },
          schema: schema44.properties.type.enum,
          parentSchema: schema44.properties.type,
          data: data2,
        }
        if (vErrors === null) {
          vErrors = [err5]
        } else {
          vErrors.push(err5)
        }
        errors++
      }
    }
    if (data.friendlyName !== undefined) {
      let data3 = data.friendlyName
      if (typeof data3 === 'string') {
        if (!pattern6.test(data3)) {
          const err6 = {
            instancePath: instancePath + '/friendlyName',
            schemaPath: '#/$defs/friendlyName/pattern',
            keyword: 'pattern',
            params: { pattern: '^[^]{0,64}$' },
            schema: '^[^]{0,64}$',
            parentSchema: schema35,
            data: data3,
          }
          if (vErrors === null) {
            vErrors = [err6]
          } else {
            vErrors.push(err6)
          }
          errors++
        }
      } else {
        const err7 = {
          instancePath: instancePath + '/friendlyName',
          schemaPath: '#/$defs/friendlyName/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema35.type,
          parentSchema: schema35,
          data: data3,
        }
        if (vErrors === null) {
          vErrors = [err7]
        } else {
          vErrors.push(err7)
        }
        errors++
      }
    }
    if (data.allow !== undefined) {
      let data4 = data.allow
      if (Array.isArray(data4)) {
        if (data4.length > 100) {
          const err8 = {
            instancePath: instancePath + '/allow',
            schemaPath: '#/properties/allow/maxItems',
            keyword: 'maxItems',
            params: { limit: 100 },
            schema: 100,
            parentSchema: schema44.properties.allow,
            data: data4,
          }
          if (vErrors === null) {
            vErrors = [err8]
          } else {
            vErrors.push(err8)
          }
          errors++
        }
        const len0 = data4.length
        for (let i0 = 0; i0 < len0; i0++) {
          let data5 = data4[i0]
          if (typeof data5 === 'string') {
            if (!pattern14.test(data5)) {
              const err9 = {
                instancePath: instancePath + '/allow/' + i0,
                schemaPath: '#/$defs/permission/pattern',
                keyword: 'pattern',
                params: { pattern: '^/twilio/[a-z-]+/[a-z0-9.-]+/(\\*|read|list|create|update|delete)$' },
                schema: '^/twilio/[a-z-]+/[a-z0-9.-]+/(\\*|read|list|create|update|delete)$',
                parentSchema: schema48,
                data: data5,
              }
              if (vErrors === null) {
                vErrors = [err9]
              } else {
                vErrors.push(err9)
              }
              errors++
            }
          } else {
            const err10 = {
              instancePath: instancePath + '/allow/' + i0,
              schemaPath: '#/$defs/permission/type',
              keyword: 'type',
              params: { type: 'string' },
              schema: schema48.type,
              parentSchema: schema48,
              data: data5,
            }
            if (vErrors === null) {
              vErrors = [err10]
            } else {
              vErrors.push(err10)
            }
            errors++
          }
        }
      } else {
        const err11 = {
          instancePath: instancePath + '/allow',
          schemaPath: '#/properties/allow/type',
          keyword: 'type',
          params: { type: 'array' },
          schema: schema44.properties.allow.type,
          parentSchema: schema44.properties.allow,
          data: data4,
        }
        if (vErrors === null) {
          vErrors = [err11]
        } else {
          vErrors.push(err11)
        }
        errors++
      }
    }
  } else {
    const err12 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      schema: schema44.type,
      parentSchema: schema44,
      data,
    }
    if (vErrors === null) {
      vErrors = [err12]
    } else {
      vErrors.push(err12)
    }
    errors++
  }
  validate26.errors = vErrors
  return errors === 0
}
validate26.evaluated = { props: true, dynamicProps: false, dynamicItems: false }
function validate25(
  data,
  { instancePath = '', parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null
  let errors = 0
  const evaluated0 = validate25.evaluated
  if (evaluated0.dynamicProps) {
    evaluated0.props = undefined
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = undefined
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === 'authToken' || key0 === 'secondaryAuthToken' || key0 === 'keys')) {
        const err0 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          schema: false,
          parentSchema: schema41,
          data,
        }
        if (vErrors === null) {
          vErrors = [err0]
        } else {
          vErrors.push(err0)
        }
        errors++
      }
    }
    if (data.authToken !== undefined) {
      let data0 = data.authToken
      if (typeof data0 === 'string') {
        if (!pattern8.test(data0)) {
          const err1 = {
            instancePath: instancePath + '/authToken',
            schemaPath: '#/$defs/authToken/pattern',
            keyword: 'pattern',
            params: { pattern: '^[0-9a-f]{32}$' },
            schema: '^[0-9a-f]{32}$',
            parentSchema: schema39,
            data: data0,
          }
          if (vErrors === null) {
            vErrors = [err1]
          } else {
            vErrors.push(err1)
          }
          errors++
        }
      } else {
        const err2 = {
          instancePath: instancePath + '/authToken',
          schemaPath: '#/$defs/authToken/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema39.type,
          parentSchema: schema39,
          data: data0,
        }
        if (vErrors === null) {
          vErrors = [err2]
        } else {
          vErrors.push(err2)
        }
        errors++
      }
    }
    if (data.secondaryAuthToken !== undefined) {
      let data1 = data.secondaryAuthToken
      if (typeof data1 === 'string') {
        if (!pattern8.test(data1)) {
          const err3 = {
            instancePath: instancePath + '/secondaryAuthToken',
            schemaPath: '#/$defs/authToken/pattern',
            keyword: 'pattern',
            params: { pattern: '^[0-9a-f]{32}$' },
            schema: '^[0-9a-f]{32}$',
            parentSchema: schema39,
            data: data1,
          }
          if (vErrors === null) {
            vErrors = [err3]
          } else {
            vErrors.push(err3)
          }
          errors++
        }
      } else {
        const err4 = {
          instancePath: instancePath + '/secondaryAuthToken',
          schemaPath: '#/$defs/authToken/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema39.type,
          parentSchema: schema39,
          data: data1,
        }
        if (vErrors === null) {
          vErrors = [err4]
        } else {
          vErrors.push(err4)
        }
        errors++
      }
    }
    if (data.keys !== undefined) {
      let data2 = data.keys
      if (Array.isArray(data2)) {
        const len0 = data2.length
        for (let i0 = 0; i0 < len0; i0++) {
          if (
            !validate26(data2[i0], {
              instancePath: instancePath + '/keys/' + i0,
              parentData: data2,
              parentDataProperty: i0,
              rootData,
              dynamicAnchors,
            })
          ) {
            vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors)
            errors = vErrors.length
          }
        }
      } else {
        const err5 = {
          instancePath: instancePath + '/keys',
          schemaPath: '#/properties/keys/type',
          keyword: 'type',
          params: { type: 'array' },
          schema: schema41.properties.keys.type,
          parentSchema: schema41.properties.keys,
          data: data2,
        }
        if (vErrors === null) {
          vErrors = [err5]
        } else {
          vErrors.push(err5)
        }
        errors++
      }
    }
  } else {
    const err6 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      schema: schema41.type,
      parentSchema: schema41,
      data,
    }
    if (vErrors === null) {
      vErrors = [err6]
    } else {
      vErrors.push(err6)
    }
    errors++
  }
  validate25.errors = vErrors
  return errors === 0
}
validate25.evaluated = { props: true, dynamicProps: false, dynamicItems: false }
function validate24(
  data,
  { instancePath = '', parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null
  let errors = 0
  const evaluated0 = validate24.evaluated
  if (evaluated0.dynamicProps) {
    evaluated0.props = undefined
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = undefined
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === 'us1' || key0 === 'ie1' || key0 === 'au1')) {
        const err0 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          schema: false,
          parentSchema: schema40,
          data,
        }
        if (vErrors === null) {
          vErrors = [err0]
        } else {
          vErrors.push(err0)
        }
        errors++
      }
    }
    if (data.us1 !== undefined) {
      if (
        !validate25(data.us1, {
          instancePath: instancePath + '/us1',
          parentData: data,
          parentDataProperty: 'us1',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors)
        errors = vErrors.length
      }
    }
    if (data.ie1 !== undefined) {
      if (
        !validate25(data.ie1, {
          instancePath: instancePath + '/ie1',
          parentData: data,
          parentDataProperty: 'ie1',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors)
        errors = vErrors.length
      }
    }
    if (data.au1 !== undefined) {
      if (
        !validate25(data.au1, {
          instancePath: instancePath + '/au1',
          parentData: data,
          parentDataProperty: 'au1',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors)
        errors = vErrors.length
      }
    }
  } else {
    const err1 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      schema: schema40.type,
      parentSchema: schema40,
      data,
    }
    if (vErrors === null) {
      vErrors = [err1]
    } else {
      vErrors.push(err1)
    }
    errors++
  }
  validate24.errors = vErrors
  return errors === 0
}
validate24.evaluated = { props: true, dynamicProps: false, dynamicItems: false }
const schema49 = {
  type: 'object',
  additionalProperties: false,
  properties: {
    clientId: { $ref: '#/$defs/clientId' },
    clientSecret: { $ref: '#/$defs/keySecret' },
    friendlyName: { $ref: '#/$defs/friendlyName' },
    allow: { type: 'array', maxItems: 100, items: { $ref: '#/$defs/permission' } },
  },
}
const schema50 = { type: 'string', pattern: '^OQ[0-9a-zA-Z]{32}$' }
const pattern15 = new RegExp('^OQ[0-9a-zA-Z]{32}$', 'u')
function validate32(
  data,
  { instancePath = '', parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null
  let errors = 0
  const evaluated0 = validate32.evaluated
  if (evaluated0.dynamicProps) {
    evaluated0.props = undefined
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = undefined
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === 'clientId' || key0 === 'clientSecret' || key0 === 'friendlyName' || key0 === 'allow')) {
        const err0 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          schema: false,
          parentSchema: schema49,
          data,
        }
        if (vErrors === null) {
          vErrors = [err0]
        } else {
          vErrors.push(err0)
        }
        errors++
      }
    }
    if (data.clientId !== undefined) {
      let data0 = data.clientId
      if (typeof data0 === 'string') {
        if (!pattern15.test(data0)) {
          const err1 = {
            instancePath: instancePath + '/clientId',
            schemaPath: '#/$defs/clientId/pattern',
            keyword: 'pattern',
            params: { pattern: '^OQ[0-9a-zA-Z]{32}$' },
            schema: '^OQ[0-9a-zA-Z]{32}$',
            parentSchema: schema50,
            data: data0,
          }
          if (vErrors === null) {
            vErrors = [err1]
          } else {
            vErrors.push(err1)
          }
          errors++
        }
      } else {
        const err2 = {
          instancePath: instancePath + '/clientId',
          schemaPath: '#/$defs/clientId/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema50.type,
          parentSchema: schema50,
          data: data0,
        }
        if (vErrors === null) {
          vErrors = [err2]
        } else {
          vErrors.push(err2)
        }
        errors++
      }
    }
    if (data.clientSecret !== undefined) {
      let data1 = data.clientSecret
      if (typeof data1 === 'string') {
        if (!pattern12.test(data1)) {
          const err3 = {
            instancePath: instancePath + '/clientSecret',
            schemaPath: '#/$defs/keySecret/pattern',
            keyword: 'pattern',
            params: { pattern: '^[0-9a-zA-Z]{32}$' },
            schema: '^[0-9a-zA-Z]{32}$',
            parentSchema: schema46,
            data: data1,
          }
          if (vErrors === null) {
            vErrors = [err3]
          } else {
            vErrors.push(err3)
          }
          errors++
        }
      } else {
        const err4 = {
          instancePath: instancePath + '/clientSecret',
          schemaPath: '#/$defs/keySecret/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema46.type,
          parentSchema: schema46,
          data: data1,
        }
        if (vErrors === null) {
          vErrors = [err4]
        } else {
          vErrors.push(err4)
        }
        errors++
      }
    }
    if (data.friendlyName !== undefined) {
      let data2 = data.friendlyName
      if (typeof data2 === 'string') {
        if (!pattern6.test(data2)) {
          const err5 = {
            instancePath: instancePath + '/friendlyName',
            schemaPath: '#/$defs/friendlyName/pattern',
            keyword: 'pattern',
            params: { pattern: '^[^]{0,64}$' },
            schema: '^[^]{0,64}$',
            parentSchema: schema35,
            data: data2,
          }
          if (vErrors === null) {
            vErrors = [err5]
          } else {
            vErrors.push(err5)
          }
          errors++
        }
      } else {
        const err6 = {
          instancePath: instancePath + '/friendlyName',
          schemaPath: '#/$defs/friendlyName/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema35.type,
          parentSchema: schema35,
          data: data2,
        }
        if (vErrors === null) {
          vErrors = [err6]
        } else {
          vErrors.push(err6)
        }
        errors++
      }
    }
    if (data.allow !== undefined) {
      let data3 = data.allow
      if (Array.isArray(data3)) {
        if (data3.length > 100) {
          const err7 = {
            instancePath: instancePath + '/allow',
            schemaPath: '#/properties/allow/maxItems',
            keyword: 'maxItems',
            params: { limit: 100 },
            schema: 100,
            parentSchema: schema49.properties.allow,
            data: data3,
          }
          if (vErrors === null) {
            vErrors = [err7]
          } else {
            vErrors.push(err7)
          }
          errors++
        }
        const len0 = data3.length
        for (let i0 = 0; i0 < len0; i0++) {
          let data4 = data3[i0]
          if (typeof data4 === 'string') {
            if (!pattern14.test(data4)) {
              const err8 = {
                instancePath: instancePath + '/allow/' + i0,
                schemaPath: '#/$defs/permission/pattern',
                keyword: 'pattern',
                params: { pattern: '^/twilio/[a-z-]+/[a-z0-9.-]+/(\\*|read|list|create|update|delete)$' },
                schema: '^/twilio/[a-z-]+/[a-z0-9.-]+/(\\*|read|list|create|update|delete)$',
                parentSchema: schema48,
                data: data4,
              }
              if (vErrors === null) {
                vErrors = [err8]
              } else {
                vErrors.push(err8)
              }
              errors++
            }
          } else {
            const err9 = {
              instancePath: instancePath + '/allow/' + i0,
              schemaPath: '#/$defs/permission/type',
              keyword: 'type',
              params: { type: 'string' },
              schema: schema48.type,
              parentSchema: schema48,
              data: data4,
            }
            if (vErrors === null) {
              vErrors = [err9]
            } else {
              vErrors.push(err9)
            }
            errors++
          }
        }
      } else {
        const err10 = {
          instancePath: instancePath + '/allow',
          schemaPath: '#/properties/allow/type',
          keyword: 'type',
          params: { type: 'array' },
          schema: schema49.properties.allow.type,
          parentSchema: schema49.properties.allow,
          data: data3,
        }
        if (vErrors === null) {
          vErrors = [err10]
        } else {
          vErrors.push(err10)
        }
        errors++
      }
    }
  } else {
    const err11 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      schema: schema49.type,
      parentSchema: schema49,
      data,
    }
    if (vErrors === null) {
      vErrors = [err11]
    } else {
      vErrors.push(err11)
    }
    errors++
  }
  validate32.errors = vErrors
  return errors === 0
}
validate32.evaluated = { props: true, dynamicProps: false, dynamicItems: false }
const schema54 = {
  type: 'object',
  additionalProperties: false,
  properties: {
    name: { $ref: '#/$defs/name' },
    sid: { $ref: '#/$defs/accountSid' },
    friendlyName: { $ref: '#/$defs/friendlyName' },
    status: { $ref: '#/$defs/status' },
    type: { enum: ['Full', 'Trial'] },
    testCredentials: { $ref: '#/$defs/testCredentials' },
    regions: { $ref: '#/$defs/regions' },
    oauthApps: { type: 'array', items: { $ref: '#/$defs/oauthApp' } },
  },
}
function validate34(
  data,
  { instancePath = '', parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null
  let errors = 0
  const evaluated0 = validate34.evaluated
  if (evaluated0.dynamicProps) {
    evaluated0.props = undefined
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = undefined
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(
        key0 === 'name' ||
        key0 === 'sid' ||
        key0 === 'friendlyName' ||
        key0 === 'status' ||
        key0 === 'type' ||
        key0 === 'testCredentials' ||
        key0 === 'regions' ||
        key0 === 'oauthApps'
      )) {
        const err0 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          schema: false,
          parentSchema: schema54,
          data,
        }
        if (vErrors === null) {
          vErrors = [err0]
        } else {
          vErrors.push(err0)
        }
        errors++
      }
    }
    if (data.name !== undefined) {
      let data0 = data.name
      if (typeof data0 === 'string') {
        if (!pattern4.test(data0)) {
          const err1 = {
            instancePath: instancePath + '/name',
            schemaPath: '#/$defs/name/pattern',
            keyword: 'pattern',
            params: { pattern: '\\S' },
            schema: '\\S',
            parentSchema: schema33,
            data: data0,
          }
          if (vErrors === null) {
            vErrors = [err1]
          } else {
            vErrors.push(err1)
          }
          errors++
        }
      } else {
        const err2 = {
          instancePath: instancePath + '/name',
          schemaPath: '#/$defs/name/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema33.type,
          parentSchema: schema33,
          data: data0,
        }
        if (vErrors === null) {
          vErrors = [err2]
        } else {
          vErrors.push(err2)
        }
        errors++
      }
    }
    if (data.sid !== undefined) {
      let data1 = data.sid
      if (typeof data1 === 'string') {
        if (!pattern5.test(data1)) {
          const err3 = {
            instancePath: instancePath + '/sid',
            schemaPath: '#/$defs/accountSid/pattern',
            keyword: 'pattern',
            params: { pattern: '^AC[0-9a-f]{32}$' },
            schema: '^AC[0-9a-f]{32}$',
            parentSchema: schema34,
            data: data1,
          }
          if (vErrors === null) {
            vErrors = [err3]
          } else {
            vErrors.push(err3)
          }
          errors++
        }
      } else {
        const err4 = {
          instancePath: instancePath + '/sid',
          schemaPath: '#/$defs/accountSid/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema34.type,
          parentSchema: schema34,
          data: data1,
        }
        if (vErrors === null) {
          vErrors = [err4]
        } else {
          vErrors.push(err4)
        }
        errors++
      }
    }
    if (data.friendlyName !== undefined) {
      let data2 = data.friendlyName
      if (typeof data2 === 'string') {
        if (!pattern6.test(data2)) {
          const err5 = {
            instancePath: instancePath + '/friendlyName',
            schemaPath: '#/$defs/friendlyName/pattern',
            keyword: 'pattern',
            params: { pattern: '^[^]{0,64}$' },
            schema: '^[^]{0,64}$',
            parentSchema: schema35,
            data: data2,
          }
          if (vErrors === null) {
            vErrors = [err5]
          } else {
            vErrors.push(err5)
          }
          errors++
        }
      } else {
        const err6 = {
          instancePath: instancePath + '/friendlyName',
          schemaPath: '#/$defs/friendlyName/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema35.type,
          parentSchema: schema35,
          data: data2,
        }
        if (vErrors === null) {
          vErrors = [err6]
        } else {
          vErrors.push(err6)
        }
        errors++
      }
    }
    if (data.status !== undefined) {
      let data3 = data.status
      if (!(data3 === 'active' || data3 === 'suspended' || data3 === 'closed')) {
        const err7 = {
          instancePath: instancePath + '/status',
          schemaPath: '#/$defs/status/enum',
          keyword: 'enum',
          params: { allowedValues: schema36.enum },
          schema: schema36.enum,
          parentSchema: schema36,
          data: data3,
        }
        if (vErrors === null) {
          vErrors = [err7]
        } else {
          vErrors.push(err7)
        }
        errors++
      }
    }
    if (data.type !== undefined) {
      let data4 = data.type
      if (!(data4 === 'Full' || data4 === 'Trial')) {
        const err8 = {
          instancePath: instancePath + '/type',
          schemaPath: '#/properties/type/enum',
          keyword: 'enum',
          params: { allowedValues: schema54.properties.type.enum },
          schema: schema54.properties.type.enum,
          parentSchema: schema54.properties.type,
          data: data4,
        }
        if (vErrors === null) {
          vErrors = [err8]
        } else {
          vErrors.push(err8)
        }
        errors++
      }
    }
    if (data.testCredentials !== undefined) {
      if (
        !validate22(data.testCredentials, {
          instancePath: instancePath + '/testCredentials',
          parentData: data,
          parentDataProperty: 'testCredentials',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors)
        errors = vErrors.length
      }
    }
    if (data.regions !== undefined) {
      if (
        !validate24(data.regions, {
          instancePath: instancePath + '/regions',
          parentData: data,
          parentDataProperty: 'regions',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors)
        errors = vErrors.length
      }
    }
    if (data.oauthApps !== undefined) {
      let data7 = data.oauthApps
      if (Array.isArray(data7)) {
        const len0 = data7.length
        for (let i0 = 0; i0 < len0; i0++) {
          if (
            !validate32(data7[i0], {
              instancePath: instancePath + '/oauthApps/' + i0,
              parentData: data7,
              parentDataProperty: i0,
              rootData,
              dynamicAnchors,
            })
          ) {
            vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors)
            errors = vErrors.length
          }
        }
      } else {
        const err9 = {
          instancePath: instancePath + '/oauthApps',
          schemaPath: '#/properties/oauthApps/type',
          keyword: 'type',
          params: { type: 'array' },
          schema: schema54.properties.oauthApps.type,
          parentSchema: schema54.properties.oauthApps,
          data: data7,
        }
        if (vErrors === null) {
          vErrors = [err9]
        } else {
          vErrors.push(err9)
        }
        errors++
      }
    }
  } else {
    const err10 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      schema: schema54.type,
      parentSchema: schema54,
      data,
    }
    if (vErrors === null) {
      vErrors = [err10]
    } else {
      vErrors.push(err10)
    }
    errors++
  }
  validate34.errors = vErrors
  return errors === 0
}
validate34.evaluated = { props: true, dynamicProps: false, dynamicItems: false }
function validate21(
  data,
  { instancePath = '', parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null
  let errors = 0
  const evaluated0 = validate21.evaluated
  if (evaluated0.dynamicProps) {
    evaluated0.props = undefined
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = undefined
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!func1.call(schema32.properties, key0)) {
        const err0 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          schema: false,
          parentSchema: schema32,
          data,
        }
        if (vErrors === null) {
          vErrors = [err0]
        } else {
          vErrors.push(err0)
        }
        errors++
      }
    }
    if (data.name !== undefined) {
      let data0 = data.name
      if (typeof data0 === 'string') {
        if (!pattern4.test(data0)) {
          const err1 = {
            instancePath: instancePath + '/name',
            schemaPath: '#/$defs/name/pattern',
            keyword: 'pattern',
            params: { pattern: '\\S' },
            schema: '\\S',
            parentSchema: schema33,
            data: data0,
          }
          if (vErrors === null) {
            vErrors = [err1]
          } else {
            vErrors.push(err1)
          }
          errors++
        }
      } else {
        const err2 = {
          instancePath: instancePath + '/name',
          schemaPath: '#/$defs/name/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema33.type,
          parentSchema: schema33,
          data: data0,
        }
        if (vErrors === null) {
          vErrors = [err2]
        } else {
          vErrors.push(err2)
        }
        errors++
      }
    }
    if (data.sid !== undefined) {
      let data1 = data.sid
      if (typeof data1 === 'string') {
        if (!pattern5.test(data1)) {
          const err3 = {
            instancePath: instancePath + '/sid',
            schemaPath: '#/$defs/accountSid/pattern',
            keyword: 'pattern',
            params: { pattern: '^AC[0-9a-f]{32}$' },
            schema: '^AC[0-9a-f]{32}$',
            parentSchema: schema34,
            data: data1,
          }
          if (vErrors === null) {
            vErrors = [err3]
          } else {
            vErrors.push(err3)
          }
          errors++
        }
      } else {
        const err4 = {
          instancePath: instancePath + '/sid',
          schemaPath: '#/$defs/accountSid/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema34.type,
          parentSchema: schema34,
          data: data1,
        }
        if (vErrors === null) {
          vErrors = [err4]
        } else {
          vErrors.push(err4)
        }
        errors++
      }
    }
    if (data.friendlyName !== undefined) {
      let data2 = data.friendlyName
      if (typeof data2 === 'string') {
        if (!pattern6.test(data2)) {
          const err5 = {
            instancePath: instancePath + '/friendlyName',
            schemaPath: '#/$defs/friendlyName/pattern',
            keyword: 'pattern',
            params: { pattern: '^[^]{0,64}$' },
            schema: '^[^]{0,64}$',
            parentSchema: schema35,
            data: data2,
          }
          if (vErrors === null) {
            vErrors = [err5]
          } else {
            vErrors.push(err5)
          }
          errors++
        }
      } else {
        const err6 = {
          instancePath: instancePath + '/friendlyName',
          schemaPath: '#/$defs/friendlyName/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema35.type,
          parentSchema: schema35,
          data: data2,
        }
        if (vErrors === null) {
          vErrors = [err6]
        } else {
          vErrors.push(err6)
        }
        errors++
      }
    }
    if (data.status !== undefined) {
      let data3 = data.status
      if (!(data3 === 'active' || data3 === 'suspended' || data3 === 'closed')) {
        const err7 = {
          instancePath: instancePath + '/status',
          schemaPath: '#/$defs/status/enum',
          keyword: 'enum',
          params: { allowedValues: schema36.enum },
          schema: schema36.enum,
          parentSchema: schema36,
          data: data3,
        }
        if (vErrors === null) {
          vErrors = [err7]
        } else {
          vErrors.push(err7)
        }
        errors++
      }
    }
    if (data.type !== undefined) {
      let data4 = data.type
      if (!(data4 === 'Full' || data4 === 'Trial')) {
        const err8 = {
          instancePath: instancePath + '/type',
          schemaPath: '#/properties/type/enum',
          keyword: 'enum',
          params: { allowedValues: schema32.properties.type.enum },
          schema: schema32.properties.type.enum,
          parentSchema: schema32.properties.type,
          data: data4,
        }
        if (vErrors === null) {
          vErrors = [err8]
        } else {
          vErrors.push(err8)
        }
        errors++
      }
    }
    if (data.testCredentials !== undefined) {
      if (
        !validate22(data.testCredentials, {
          instancePath: instancePath + '/testCredentials',
          parentData: data,
          parentDataProperty: 'testCredentials',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors)
        errors = vErrors.length
      }
    }
    if (data.regions !== undefined) {
      if (
        !validate24(data.regions, {
          instancePath: instancePath + '/regions',
          parentData: data,
          parentDataProperty: 'regions',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors)
        errors = vErrors.length
      }
    }
    if (data.oauthApps !== undefined) {
      let data7 = data.oauthApps
      if (Array.isArray(data7)) {
        const len0 = data7.length
        for (let i0 = 0; i0 < len0; i0++) {
          if (
            !validate32(data7[i0], {
              instancePath: instancePath + '/oauthApps/' + i0,
              parentData: data7,
              parentDataProperty: i0,
              rootData,
              dynamicAnchors,
            })
          ) {
            vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors)
            errors = vErrors.length
          }
        }
      } else {
        const err9 = {
          instancePath: instancePath + '/oauthApps',
          schemaPath: '#/properties/oauthApps/type',
          keyword: 'type',
          params: { type: 'array' },
          schema: schema32.properties.oauthApps.type,
          parentSchema: schema32.properties.oauthApps,
          data: data7,
        }
        if (vErrors === null) {
          vErrors = [err9]
        } else {
          vErrors.push(err9)
        }
        errors++
      }
    }
    if (data.subaccounts !== undefined) {
      let data9 = data.subaccounts
      if (Array.isArray(data9)) {
        const len1 = data9.length
        for (let i1 = 0; i1 < len1; i1++) {
          if (
            !validate34(data9[i1], {
              instancePath: instancePath + '/subaccounts/' + i1,
              parentData: data9,
              parentDataProperty: i1,
              rootData,
              dynamicAnchors,
            })
          ) {
            vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors)
            errors = vErrors.length
          }
        }
      } else {
        const err10 = {
          instancePath: instancePath + '/subaccounts',
          schemaPath: '#/properties/subaccounts/type',
          keyword: 'type',
          params: { type: 'array' },
          schema: schema32.properties.subaccounts.type,
          parentSchema: schema32.properties.subaccounts,
          data: data9,
        }
        if (vErrors === null) {
          vErrors = [err10]
        } else {
          vErrors.push(err10)
        }
        errors++
      }
    }
  } else {
    const err11 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      schema: schema32.type,
      parentSchema: schema32,
      data,
    }
    if (vErrors === null) {
      vErrors = [err11]
    } else {
      vErrors.push(err11)
    }
    errors++
  }
  validate21.errors = vErrors
  return errors === 0
}
validate21.evaluated = { props: true, dynamicProps: false, dynamicItems: false }
function validate20(
  data,
  { instancePath = '', parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null
  let errors = 0
  const evaluated0 = validate20.evaluated
  if (evaluated0.dynamicProps) {
    evaluated0.props = undefined
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = undefined
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.version === undefined) {
      const err0 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'version' },
        schema: schema31.required,
        parentSchema: schema31,
        data,
      }
      if (vErrors === null) {
        vErrors = [err0]
      } else {
        vErrors.push(err0)
      }
      errors++
    }
    if (data.accounts === undefined) {
      const err1 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'accounts' },
        schema: schema31.required,
        parentSchema: schema31,
        data,
      }
      if (vErrors === null) {
        vErrors = [err1]
      } else {
        vErrors.push(err1)
      }
      errors++
    }
    for (const key0 in data) {
      if (!(
        key0 === 'version' ||
        key0 === 'legacyHosts' ||
        key0 === 'edges' ||
        key0 === 'switches' ||
        key0 === 'accounts'
      )) {
        const err2 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          schema: false,
          parentSchema: schema31,
          data,
        }
        if (vErrors === null) {
          vErrors = [err2]
        } else {
          vErrors.push(err2)
        }
        errors++
      }
    }
    if (data.version !== undefined) {
      let data0 = data.version
      if (!(data0 === '1' || data0 === 1)) {
        const err3 = {
          instancePath: instancePath + '/version',
          schemaPath: '#/properties/version/enum',
          keyword: 'enum',
          params: { allowedValues: schema31.properties.version.enum },
          schema: schema31.properties.version.enum,
          parentSchema: schema31.properties.version,
          data: data0,
        }
        if (vErrors === null) {
          vErrors = [err3]
        } else {
          vErrors.push(err3)
        }
        errors++
      }
    }
    if (data.legacyHosts !== undefined) {
      let data1 = data.legacyHosts
      if (!(data1 === 'retired' || data1 === 'us1' || data1 === 'regional')) {
        const err4 = {
          instancePath: instancePath + '/legacyHosts',
          schemaPath: '#/properties/legacyHosts/enum',
          keyword: 'enum',
          params: { allowedValues: schema31.properties.legacyHosts.enum },
          schema: schema31.properties.legacyHosts.enum,
          parentSchema: schema31.properties.legacyHosts,
          data: data1,
        }
        if (vErrors === null) {
          vErrors = [err4]
        } else {
          vErrors.push(err4)
        }
        errors++
      }
    }
    if (data.edges !== undefined) {
      let data2 = data.edges
      if (!(data2 === 'any' || data2 === 'documented')) {
        const err5 = {
          instancePath: instancePath + '/edges',
          schemaPath: '#/properties/edges/enum',
          keyword: 'enum',
          params: { allowedValues: schema31.properties.edges.enum },
          schema: schema31.properties.edges.enum,
          parentSchema: schema31.properties.edges,
          data: data2,
        }
        if (vErrors === null) {
          vErrors = [err5]
        } else {
          vErrors.push(err5)
        }
        errors++
      }
    }
    if (data.switches !== undefined) {
      let data3 = data.switches
      if (data3 && typeof data3 == 'object' && !Array.isArray(data3)) {
        for (const key1 in data3) {
          if (!func1.call(schema31.properties.switches.properties, key1)) {
            const err6 = {
              instancePath: instancePath + '/switches',
              schemaPath: '#/properties/switches/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key1 },
              schema: false,
              parentSchema: schema31.properties.switches,
              data: data3,
            }
            if (vErrors === null) {
              vErrors = [err6]
            } else {
              vErrors.push(err6)
            }
            errors++
          }
        }
        if (data3.authenticationTexts !== undefined) {
          let data4 = data3.authenticationTexts
          if (!(data4 === 'distinct' || data4 === 'uniform')) {
            const err7 = {
              instancePath: instancePath + '/switches/authenticationTexts',
              schemaPath: '#/properties/switches/properties/authenticationTexts/enum',
              keyword: 'enum',
              params: { allowedValues: schema31.properties.switches.properties.authenticationTexts.enum },
              schema: schema31.properties.switches.properties.authenticationTexts.enum,
              parentSchema: schema31.properties.switches.properties.authenticationTexts,
              data: data4,
            }
            if (vErrors === null) {
              vErrors = [err7]
            } else {
              vErrors.push(err7)
            }
            errors++
          }
        }
        if (data3.apiKeyOnAuthTokens !== undefined) {
          let data5 = data3.apiKeyOnAuthTokens
          if (!(data5 === 'refused' || data5 === 'main')) {
            const err8 = {
              instancePath: instancePath + '/switches/apiKeyOnAuthTokens',
              schemaPath: '#/properties/switches/properties/apiKeyOnAuthTokens/enum',
              keyword: 'enum',
              params: { allowedValues: schema31.properties.switches.properties.apiKeyOnAuthTokens.enum },
              schema: schema31.properties.switches.properties.apiKeyOnAuthTokens.enum,
              parentSchema: schema31.properties.switches.properties.apiKeyOnAuthTokens,
              data: data5,
            }
            if (vErrors === null) {
              vErrors = [err8]
            } else {
              vErrors.push(err8)
            }
            errors++
          }
        }
        if (data3.apiKeyOnSubaccount !== undefined) {
          let data6 = data3.apiKeyOnSubaccount
          if (!(data6 === 'refused' || data6 === 'main')) {
            const err9 = {
              instancePath: instancePath + '/switches/apiKeyOnSubaccount',
              schemaPath: '#/properties/switches/properties/apiKeyOnSubaccount/enum',
              keyword: 'enum',
              params: { allowedValues: schema31.properties.switches.properties.apiKeyOnSubaccount.enum },
              schema: schema31.properties.switches.properties.apiKeyOnSubaccount.enum,
              parentSchema: schema31.properties.switches.properties.apiKeyOnSubaccount,
              data: data6,
            }
            if (vErrors === null) {
              vErrors = [err9]
            } else {
              vErrors.push(err9)
            }
            errors++
          }
        }
        if (data3.suspendedAccount !== undefined) {
          let data7 = data3.suspendedAccount
          if (!(data7 === '403' || data7 === '401' || data7 === '20003')) {
            const err10 = {
              instancePath: instancePath + '/switches/suspendedAccount',
              schemaPath: '#/properties/switches/properties/suspendedAccount/enum',
              keyword: 'enum',
              params: { allowedValues: schema31.properties.switches.properties.suspendedAccount.enum },
              schema: schema31.properties.switches.properties.suspendedAccount.enum,
              parentSchema: schema31.properties.switches.properties.suspendedAccount,
              data: data7,
            }
            if (vErrors === null) {
              vErrors = [err10]
            } else {
              vErrors.push(err10)
            }
            errors++
          }
        }
        if (data3.missingPermission !== undefined) {
          let data8 = data3.missingPermission
          if (!(data8 === '401' || data8 === '403')) {
            const err11 = {
              instancePath: instancePath + '/switches/missingPermission',
              schemaPath: '#/properties/switches/properties/missingPermission/enum',
              keyword: 'enum',
              params: { allowedValues: schema31.properties.switches.properties.missingPermission.enum },
              schema: schema31.properties.switches.properties.missingPermission.enum,
              parentSchema: schema31.properties.switches.properties.missingPermission,
              data: data8,
            }
            if (vErrors === null) {
              vErrors = [err11]
            } else {
              vErrors.push(err11)
            }
            errors++
          }
        }
        if (data3.keySidAsAccount !== undefined) {
          let data9 = data3.keySidAsAccount
          if (!(data9 === '21470' || data9 === '90002')) {
            const err12 = {
              instancePath: instancePath + '/switches/keySidAsAccount',
              schemaPath: '#/properties/switches/properties/keySidAsAccount/enum',
              keyword: 'enum',
              params: { allowedValues: schema31.properties.switches.properties.keySidAsAccount.enum },
              schema: schema31.properties.switches.properties.keySidAsAccount.enum,
              parentSchema: schema31.properties.switches.properties.keySidAsAccount,
              data: data9,
            }
            if (vErrors === null) {
              vErrors = [err12]
            } else {
              vErrors.push(err12)
            }
            errors++
          }
        }
        if (data3.apiKeyAuthToken !== undefined) {
          let data10 = data3.apiKeyAuthToken
          if (!(data10 === 'empty' || data10 === 'null' || data10 === 'missing')) {
            const err13 = {
              instancePath: instancePath + '/switches/apiKeyAuthToken',
              schemaPath: '#/properties/switches/properties/apiKeyAuthToken/enum',
              keyword: 'enum',
              params: { allowedValues: schema31.properties.switches.properties.apiKeyAuthToken.enum },
              schema: schema31.properties.switches.properties.apiKeyAuthToken.enum,
              parentSchema: schema31.properties.switches.properties.apiKeyAuthToken,
              data: data10,
            }
            if (vErrors === null) {
              vErrors = [err13]
            } else {
              vErrors.push(err13)
            }
            errors++
          }
        }
        if (data3.undocumentedHosts !== undefined) {
          let data11 = data3.undocumentedHosts
          if (!(data11 === 'answer' || data11 === 'unknown-host')) {
            const err14 = {
              instancePath: instancePath + '/switches/undocumentedHosts',
              schemaPath: '#/properties/switches/properties/undocumentedHosts/enum',
              keyword: 'enum',
              params: { allowedValues: schema31.properties.switches.properties.undocumentedHosts.enum },
              schema: schema31.properties.switches.properties.undocumentedHosts.enum,
              parentSchema: schema31.properties.switches.properties.undocumentedHosts,
              data: data11,
            }
            if (vErrors === null) {
              vErrors = [err14]
            } else {
              vErrors.push(err14)
            }
            errors++
          }
        }
        if (data3.accessTokenOfOtherRegion !== undefined) {
          let data12 = data3.accessTokenOfOtherRegion
          if (!(data12 === '20101' || data12 === '20103')) {
            const err15 = {
              instancePath: instancePath + '/switches/accessTokenOfOtherRegion',
              schemaPath: '#/properties/switches/properties/accessTokenOfOtherRegion/enum',
              keyword: 'enum',
              params: {
                allowedValues: schema31.properties.switches.properties.accessTokenOfOtherRegion.enum,
              },
              schema: schema31.properties.switches.properties.accessTokenOfOtherRegion.enum,
              parentSchema: schema31.properties.switches.properties.accessTokenOfOtherRegion,
              data: data12,
            }
            if (vErrors === null) {
              vErrors = [err15]
            } else {
              vErrors.push(err15)
            }
            errors++
          }
        }
        if (data3.jsonBodies !== undefined) {
          let data13 = data3.jsonBodies
          if (!(data13 === 'products' || data13 === 'everywhere')) {
            const err16 = {
              instancePath: instancePath + '/switches/jsonBodies',
              schemaPath: '#/properties/switches/properties/jsonBodies/enum',
              keyword: 'enum',
              params: { allowedValues: schema31.properties.switches.properties.jsonBodies.enum },
              schema: schema31.properties.switches.properties.jsonBodies.enum,
              parentSchema: schema31.properties.switches.properties.jsonBodies,
              data: data13,
            }
            if (vErrors === null) {
              vErrors = [err16]
            } else {
              vErrors.push(err16)
            }
            errors++
          }
        }
        if (data3.ie1Senders !== undefined) {
          let data14 = data3.ie1Senders
          if (!(data14 === 'any' || data14 === 'documented')) {
            const err17 = {
              instancePath: instancePath + '/switches/ie1Senders',
              schemaPath: '#/properties/switches/properties/ie1Senders/enum',
              keyword: 'enum',
              params: { allowedValues: schema31.properties.switches.properties.ie1Senders.enum },
              schema: schema31.properties.switches.properties.ie1Senders.enum,
              parentSchema: schema31.properties.switches.properties.ie1Senders,
              data: data14,
            }
            if (vErrors === null) {
              vErrors = [err17]
            } else {
              vErrors.push(err17)
            }
            errors++
          }
        }
      } else {
        const err18 = {
          instancePath: instancePath + '/switches',
          schemaPath: '#/properties/switches/type',
          keyword: 'type',
          params: { type: 'object' },
          schema: schema31.properties.switches.type,
          parentSchema: schema31.properties.switches,
          data: data3,
        }
        if (vErrors === null) {
          vErrors = [err18]
        } else {
          vErrors.push(err18)
        }
        errors++
      }
    }
    if (data.accounts !== undefined) {
      let data15 = data.accounts
      if (Array.isArray(data15)) {
        if (data15.length < 1) {
          const err19 = {
            instancePath: instancePath + '/accounts',
            schemaPath: '#/properties/accounts/minItems',
            keyword: 'minItems',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema31.properties.accounts,
            data: data15,
          }
          if (vErrors === null) {
            vErrors = [err19]
          } else {
            vErrors.push(err19)
          }
          errors++
        }
        const len0 = data15.length
        for (let i0 = 0; i0 < len0; i0++) {
          if (
            !validate21(data15[i0], {
              instancePath: instancePath + '/accounts/' + i0,
              parentData: data15,
              parentDataProperty: i0,
              rootData,
              dynamicAnchors,
            })
          ) {
            vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors)
            errors = vErrors.length
          }
        }
      } else {
        const err20 = {
          instancePath: instancePath + '/accounts',
          schemaPath: '#/properties/accounts/type',
          keyword: 'type',
          params: { type: 'array' },
          schema: schema31.properties.accounts.type,
          parentSchema: schema31.properties.accounts,
          data: data15,
        }
        if (vErrors === null) {
          vErrors = [err20]
        } else {
          vErrors.push(err20)
        }
        errors++
      }
    }
  } else {
    const err21 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      schema: schema31.type,
      parentSchema: schema31,
      data,
    }
    if (vErrors === null) {
      vErrors = [err21]
    } else {
      vErrors.push(err21)
    }
    errors++
  }
  validate20.errors = vErrors
  return errors === 0
}
validate20.evaluated = { props: true, dynamicProps: false, dynamicItems: false }
