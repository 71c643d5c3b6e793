// @ts-nocheck: written by ajv
// Generated from policy.schema.json by packages/core/scripts/compile-schema.mjs. Do not edit.
export const validate = validate20
export default validate20
const schema31 = {
  type: 'object',
  additionalProperties: false,
  required: ['version'],
  properties: {
    $schema: { type: 'string' },
    version: { const: 1 },
    regions: {
      type: 'object',
      additionalProperties: false,
      properties: { allowed: { $ref: '#/$defs/someRegions' } },
    },
    credentials: { type: 'array', items: { $ref: '#/$defs/credential' } },
    areas: { type: 'array', items: { $ref: '#/$defs/area' } },
    environment: { $ref: '#/$defs/environment' },
    rules: { $ref: '#/$defs/rules' },
    ignore: { $ref: '#/$defs/globs' },
    exceptions: { type: 'array', items: { $ref: '#/$defs/exception' } },
    nameHints: { type: 'boolean' },
    facts: {
      type: 'object',
      additionalProperties: false,
      properties: {
        products: {
          type: 'object',
          propertyNames: { pattern: '^[a-z][a-z0-9-]*$' },
          additionalProperties: { $ref: '#/$defs/regions' },
        },
        legacyHosts: { enum: ['retired', 'us1', 'regional'] },
      },
    },
  },
  $defs: {
    region: { enum: ['us1', 'ie1', 'au1'] },
    regions: { type: 'array', items: { type: 'string', $ref: '#/$defs/region' }, uniqueItems: true },
    someRegions: {
      type: 'array',
      minItems: 1,
      items: { type: 'string', $ref: '#/$defs/region' },
      uniqueItems: true,
    },
    glob: { type: 'string', pattern: '\\S' },
    globs: { type: 'array', items: { $ref: '#/$defs/glob' } },
    someGlobs: { type: 'array', minItems: 1, items: { $ref: '#/$defs/glob' } },
    environment: {
      type: 'object',
      propertyNames: { pattern: '^[A-Za-z_][A-Za-z0-9_]*$' },
      additionalProperties: { type: ['string', 'number', 'boolean'] },
    },
    credential: {
      type: 'object',
      additionalProperties: false,
      required: ['region'],
      anyOf: [{ required: ['names'] }, { required: ['sids'] }],
      properties: {
        names: { type: 'array', minItems: 1, items: { $ref: '#/$defs/words' } },
        sids: { type: 'array', minItems: 1, items: { $ref: '#/$defs/sid' } },
        region: { $ref: '#/$defs/region' },
        type: { enum: ['main', 'standard', 'restricted'] },
      },
    },
    sid: { type: 'string', pattern: '^(?:(?:SK|AC)[0-9a-fA-F]{32}|OQ[0-9a-zA-Z]{32})$' },
    area: {
      type: 'object',
      additionalProperties: false,
      required: ['files'],
      anyOf: [{ required: ['regions'] }, { required: ['environment'] }],
      properties: {
        files: { $ref: '#/$defs/someGlobs' },
        regions: { $ref: '#/$defs/someRegions' },
        environment: { $ref: '#/$defs/environment' },
      },
    },
    exception: {
      type: 'object',
      additionalProperties: false,
      required: ['rule', 'files', 'reason', 'owner', 'expires'],
      properties: {
        rule: { $ref: '#/$defs/ruleId' },
        files: { $ref: '#/$defs/someGlobs' },
        reason: { $ref: '#/$defs/words' },
        owner: { $ref: '#/$defs/words' },
        expires: { $ref: '#/$defs/date' },
      },
    },
    words: { type: 'string', pattern: '\\S' },
    date: { type: 'string', format: 'date', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' },
    ruleId: {
      enum: [
        'no-region-mismatch',
        'no-shared-credential',
        'require-edge',
        'no-edge-only',
        'valid-region',
        'valid-edge',
        'no-retired-host',
        'no-unavailable-product',
        'allowed-regions',
        'prefer-api-key',
        'valid-credential-kind',
        'valid-credential-pair',
        'access-token-region',
        'no-foreign-auth-token',
        'no-discarded-secret',
        'no-hardcoded-credential',
        'no-public-secret',
        'unused-suppression',
        'invalid-suppression',
        'unused-exception',
      ],
    },
    severity: { enum: ['error', 'warning', 'off'] },
    rule: {
      if: { type: 'array' },
      then: {
        type: 'array',
        prefixItems: [
          { $ref: '#/$defs/severity' },
          { type: 'object', properties: {}, additionalProperties: false },
        ],
        minItems: 1,
        items: false,
      },
      else: { $ref: '#/$defs/severity' },
    },
    preferApiKey: {
      if: { type: 'array' },
      then: {
        type: 'array',
        prefixItems: [
          { $ref: '#/$defs/severity' },
          {
            type: 'object',
            additionalProperties: false,
            properties: {
              serverless: { type: 'boolean' },
              exported: { type: 'boolean' },
              report: { enum: ['mixed'] },
            },
          },
        ],
        minItems: 1,
        items: false,
      },
      else: { $ref: '#/$defs/severity' },
    },
    rules: {
      type: 'object',
      additionalProperties: false,
      properties: {
        'no-region-mismatch': { $ref: '#/$defs/rule' },
        'no-shared-credential': { $ref: '#/$defs/rule' },
        'require-edge': { $ref: '#/$defs/rule' },
        'no-edge-only': { $ref: '#/$defs/rule' },
        'valid-region': { $ref: '#/$defs/rule' },
        'valid-edge': { $ref: '#/$defs/rule' },
        'no-retired-host': { $ref: '#/$defs/rule' },
        'no-unavailable-product': { $ref: '#/$defs/rule' },
        'allowed-regions': { $ref: '#/$defs/rule' },
        'prefer-api-key': { $ref: '#/$defs/preferApiKey' },
        'valid-credential-kind': { $ref: '#/$defs/rule' },
        'valid-credential-pair': { $ref: '#/$defs/rule' },
        'access-token-region': { $ref: '#/$defs/rule' },
        'no-foreign-auth-token': { $ref: '#/$defs/rule' },
        'no-discarded-secret': { $ref: '#/$defs/rule' },
        'no-hardcoded-credential': { $ref: '#/$defs/rule' },
        'no-public-secret': { $ref: '#/$defs/rule' },
        'unused-suppression': { $ref: '#/$defs/rule' },
        'invalid-suppression': { $ref: '#/$defs/rule' },
        'unused-exception': { $ref: '#/$defs/rule' },
      },
    },
  },
}
const schema41 = {
  type: 'object',
  propertyNames: { pattern: '^[A-Za-z_][A-Za-z0-9_]*$' },
  additionalProperties: { type: ['string', 'number', 'boolean'] },
}
const func1 = Object.prototype.hasOwnProperty
const schema32 = {
  type: 'array',
  minItems: 1,
  items: { type: 'string', $ref: '#/$defs/region' },
  uniqueItems: true,
}
const schema33 = { enum: ['us1', 'ie1', 'au1'] }
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
  if (Array.isArray(data)) {
    if (data.length < 1) {
      const err0 = {
        instancePath,
        schemaPath: '#/minItems',
        keyword: 'minItems',
        params: { limit: 1 },
        schema: 1,
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
    const len0 = data.length
    for (let i0 = 0; i0 < len0; i0++) {
      let data0 = data[i0]
      if (typeof data0 !== 'string') {
        const err1 = {
          instancePath: instancePath + '/' + i0,
          schemaPath: '#/items/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema32.items.type,
          parentSchema: schema32.items,
          data: data0,
        }
        if (vErrors === null) {
          vErrors = [err1]
        } else {
          vErrors.push(err1)
        }
        errors++
      }
      if (!(data0 === 'us1' || data0 === 'ie1' || data0 === 'au1')) {
        const err2 = {
          instancePath: instancePath + '/' + i0,
          schemaPath: '#/$defs/region/enum',
          keyword: 'enum',
          params: { allowedValues: schema33.enum },
          schema: schema33.enum,
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
    let i1 = data.length
    let j0
    if (i1 > 1) {
      const indices0 = {}
      for (; i1--;) {
        let item0 = data[i1]
        if (typeof item0 !== 'string') {
          continue
        }
        if (typeof indices0[item0] == 'number') {
          j0 = indices0[item0]
          const err3 = {
            instancePath,
            schemaPath: '#/uniqueItems',
            keyword: 'uniqueItems',
            params: { i: i1, j: j0 },
            schema: true,
            parentSchema: schema32,
            data,
          }
          if (vErrors === null) {
            vErrors = [err3]
          } else {
            vErrors.push(err3)
          }
          errors++
          break
        }
        indices0[item0] = i1
      }
    }
  } else {
    const err4 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'array' },
      schema: schema32.type,
      parentSchema: schema32,
      data,
    }
    if (vErrors === null) {
      vErrors = [err4]
    } else {
      vErrors.push(err4)
    }
    errors++
  }
  validate21.errors = vErrors
  return errors === 0
}
validate21.evaluated = { items: true, dynamicProps: false, dynamicItems: false }
const schema34 = {
  type: 'object',
  additionalProperties: false,
  required: ['region'],
  anyOf: [{ required: ['names'] }, { required: ['sids'] }],
  properties: {
    names: { type: 'array', minItems: 1, items: { $ref: '#/$defs/words' } },
    sids: { type: 'array', minItems: 1, items: { $ref: '#/$defs/sid' } },
    region: { $ref: '#/$defs/region' },
    type: { enum: ['main', 'standard', 'restricted'] },
  },
}
const schema35 = { type: 'string', pattern: '\\S' }
const schema36 = { type: 'string', pattern: '^(?:(?:SK|AC)[0-9a-fA-F]{32}|OQ[0-9a-zA-Z]{32})$' }
const pattern4 = new RegExp('\\S', 'u')
const pattern5 = new RegExp('^(?:(?:SK|AC)[0-9a-fA-F]{32}|OQ[0-9a-zA-Z]{32})$', 'u')
function validate23(
  data,
  { instancePath = '', parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null
  let errors = 0
  const evaluated0 = validate23.evaluated
  if (evaluated0.dynamicProps) {
    evaluated0.props = undefined
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = undefined
  }
  const _errs1 = errors
  let valid0 = false
  const _errs2 = errors
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.names === undefined) {
      const err0 = {
        instancePath,
        schemaPath: '#/anyOf/0/required',
        keyword: 'required',
        params: { missingProperty: 'names' },
        schema: schema34.anyOf[0].required,
        parentSchema: schema34.anyOf[0],
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
  var _valid0 = _errs2 === errors
  valid0 = valid0 || _valid0
  const _errs3 = errors
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.sids === undefined) {
      const err1 = {
        instancePath,
        schemaPath: '#/anyOf/1/required',
        keyword: 'required',
        params: { missingProperty: 'sids' },
        schema: schema34.anyOf[1].required,
        parentSchema: schema34.anyOf[1],
        data,
      }
      if (vErrors === null) {
        vErrors = [err1]
      } else {
        vErrors.push(err1)
      }
      errors++
    }
  }
  var _valid0 = _errs3 === errors
  valid0 = valid0 || _valid0
  if (!valid0) {
    const err2 = {
      instancePath,
      schemaPath: '#/anyOf',
      keyword: 'anyOf',
      params: {},
      schema: schema34.anyOf,
      parentSchema: schema34,
      data,
    }
    if (vErrors === null) {
      vErrors = [err2]
    } else {
      vErrors.push(err2)
    }
    errors++
  } else {
    errors = _errs1
    if (vErrors !== null) {
      if (_errs1) {
        vErrors.length = _errs1
      } else {
        vErrors = null
      }
    }
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.region === undefined) {
      const err3 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'region' },
        schema: schema34.required,
        parentSchema: schema34,
        data,
      }
      if (vErrors === null) {
        vErrors = [err3]
      } else {
        vErrors.push(err3)
      }
      errors++
    }
    for (const key0 in data) {
      if (!(key0 === 'names' || key0 === 'sids' || key0 === 'region' || key0 === 'type')) {
        const err4 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          schema: false,
          parentSchema: schema34,
          data,
        }
        if (vErrors === null) {
          vErrors = [err4]
        } else {
          vErrors.push(err4)
        }
        errors++
      }
    }
    if (data.names !== undefined) {
      let data0 = data.names
      if (Array.isArray(data0)) {
        if (data0.length < 1) {
          const err5 = {
            instancePath: instancePath + '/names',
            schemaPath: '#/properties/names/minItems',
            keyword: 'minItems',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema34.properties.names,
            data: data0,
          }
          if (vErrors === null) {
            vErrors = [err5]
          } else {
            vErrors.push(err5)
          }
          errors++
        }
        const len0 = data0.length
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0]
          if (typeof data1 === 'string') {
            if (!pattern4.test(data1)) {
              const err6 = {
                instancePath: instancePath + '/names/' + i0,
                schemaPath: '#/$defs/words/pattern',
                keyword: 'pattern',
                params: { pattern: '\\S' },
                schema: '\\S',
                parentSchema: schema35,
                data: data1,
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
              instancePath: instancePath + '/names/' + i0,
              schemaPath: '#/$defs/words/type',
              keyword: 'type',
              params: { type: 'string' },
              schema: schema35.type,
              parentSchema: schema35,
              data: data1,
            }
            if (vErrors === null) {
              vErrors = [err7]
            } else {
              vErrors.push(err7)
            }
            errors++
          }
        }
      } else {
        const err8 = {
          instancePath: instancePath + '/names',
          schemaPath: '#/properties/names/type',
          keyword: 'type',
          params: { type: 'array' },
          schema: schema34.properties.names.type,
          parentSchema: schema34.properties.names,
          data: data0,
        }
        if (vErrors === null) {
          vErrors = [err8]
        } else {
          vErrors.push(err8)
        }
        errors++
      }
    }
    if (data.sids !== undefined) {
      let data2 = data.sids
      if (Array.isArray(data2)) {
        if (data2.length < 1) {
          const err9 = {
            instancePath: instancePath + '/sids',
            schemaPath: '#/properties/sids/minItems',
            keyword: 'minItems',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema34.properties.sids,
            data: data2,
          }
          if (vErrors === null) {
            vErrors = [err9]
          } else {
            vErrors.push(err9)
          }
          errors++
        }
        const len1 = data2.length
        for (let i1 = 0; i1 < len1; i1++) {
          let data3 = data2[i1]
          if (typeof data3 === 'string') {
            if (!pattern5.test(data3)) {
              const err10 = {
                instancePath: instancePath + '/sids/' + i1,
                schemaPath: '#/$defs/sid/pattern',
                keyword: 'pattern',
                params: { pattern: '^(?:(?:SK|AC)[0-9a-fA-F]{32}|OQ[0-9a-zA-Z]{32})$' },
                schema: '^(?:(?:SK|AC)[0-9a-fA-F]{32}|OQ[0-9a-zA-Z]{32})$',
                parentSchema: schema36,
                data: data3,
              }
              if (vErrors === null) {
                vErrors = [err10]
              } else {
                vErrors.push(err10)
              }
              errors++
            }
          } else {
            const err11 = {
              instancePath: instancePath + '/sids/' + i1,
              schemaPath: '#/$defs/sid/type',
              keyword: 'type',
              params: { type: 'string' },
              schema: schema36.type,
              parentSchema: schema36,
              data: data3,
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
          instancePath: instancePath + '/sids',
          schemaPath: '#/properties/sids/type',
          keyword: 'type',
          params: { type: 'array' },
          schema: schema34.properties.sids.type,
          parentSchema: schema34.properties.sids,
          data: data2,
        }
        if (vErrors === null) {
          vErrors = [err12]
        } else {
          vErrors.push(err12)
        }
        errors++
      }
    }
    if (data.region !== undefined) {
      let data4 = data.region
      if (!(data4 === 'us1' || data4 === 'ie1' || data4 === 'au1')) {
        const err13 = {
          instancePath: instancePath + '/region',
          schemaPath: '#/$defs/region/enum',
          keyword: 'enum',
          params: { allowedValues: schema33.enum },
          schema: schema33.enum,
          parentSchema: schema33,
          data: data4,
        }
        if (vErrors === null) {
          vErrors = [err13]
        } else {
          vErrors.push(err13)
        }
        errors++
      }
    }
    if (data.type !== undefined) {
      let data5 = data.type
      if (!(data5 === 'main' || data5 === 'standard' || data5 === 'restricted')) {
        const err14 = {
          instancePath: instancePath + '/type',
          schemaPath: '#/properties/type/enum',
          keyword: 'enum',
          params: { allowedValues: schema34.properties.type.enum },
          schema: schema34.properties.type.enum,
          parentSchema: schema34.properties.type,
          data: data5,
        }
        if (vErrors === null) {
          vErrors = [err14]
        } else {
          vErrors.push(err14)
        }
        errors++
      }
    }
  } else {
    const err15 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      schema: schema34.type,
      parentSchema: schema34,
      data,
    }
    if (vErrors === null) {
      vErrors = [err15]
    } else {
      vErrors.push(err15)
    }
    errors++
  }
  validate23.errors = vErrors
  return errors === 0
}
validate23.evaluated = { props: true, dynamicProps: false, dynamicItems: false }
const schema38 = {
  type: 'object',
  additionalProperties: false,
  required: ['files'],
  anyOf: [{ required: ['regions'] }, { required: ['environment'] }],
  properties: {
    files: { $ref: '#/$defs/someGlobs' },
    regions: { $ref: '#/$defs/someRegions' },
    environment: { $ref: '#/$defs/environment' },
  },
}
const schema39 = { type: 'array', minItems: 1, items: { $ref: '#/$defs/glob' } }
const schema40 = { type: 'string', pattern: '\\S' }
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
  if (Array.isArray(data)) {
    if (data.length < 1) {
      const err0 = {
        instancePath,
        schemaPath: '#/minItems',
        keyword: 'minItems',
        params: { limit: 1 },
        schema: 1,
        parentSchema: schema39,
        data,
      }
      if (vErrors === null) {
        vErrors = [err0]
      } else {
        vErrors.push(err0)
      }
      errors++
    }
    const len0 = data.length
    for (let i0 = 0; i0 < len0; i0++) {
      let data0 = data[i0]
      if (typeof data0 === 'string') {
        if (!pattern4.test(data0)) {
          const err1 = {
            instancePath: instancePath + '/' + i0,
            schemaPath: '#/$defs/glob/pattern',
            keyword: 'pattern',
            params: { pattern: '\\S' },
            schema: '\\S',
            parentSchema: schema40,
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
          instancePath: instancePath + '/' + i0,
          schemaPath: '#/$defs/glob/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema40.type,
          parentSchema: schema40,
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
  } else {
    const err3 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'array' },
      schema: schema39.type,
      parentSchema: schema39,
      data,
    }
    if (vErrors === null) {
      vErrors = [err3]
    } else {
      vErrors.push(err3)
    }
    errors++
  }
  validate26.errors = vErrors
  return errors === 0
}
validate26.evaluated = { items: true, dynamicProps: false, dynamicItems: false }
const pattern7 = new RegExp('^[A-Za-z_][A-Za-z0-9_]*$', 'u')
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
  const _errs1 = errors
  let valid0 = false
  const _errs2 = errors
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.regions === undefined) {
      const err0 = {
        instancePath,
        schemaPath: '#/anyOf/0/required',
        keyword: 'required',
        params: { missingProperty: 'regions' },
        schema: schema38.anyOf[0].required,
        parentSchema: schema38.anyOf[0],
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
  var _valid0 = _errs2 === errors
  valid0 = valid0 || _valid0
  const _errs3 = errors
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.environment === undefined) {
      const err1 = {
        instancePath,
        schemaPath: '#/anyOf/1/required',
        keyword: 'required',
        params: { missingProperty: 'environment' },
        schema: schema38.anyOf[1].required,
        parentSchema: schema38.anyOf[1],
        data,
      }
      if (vErrors === null) {
        vErrors = [err1]
      } else {
        vErrors.push(err1)
      }
      errors++
    }
  }
  var _valid0 = _errs3 === errors
  valid0 = valid0 || _valid0
  if (!valid0) {
    const err2 = {
      instancePath,
      schemaPath: '#/anyOf',
      keyword: 'anyOf',
      params: {},
      schema: schema38.anyOf,
      parentSchema: schema38,
      data,
    }
    if (vErrors === null) {
      vErrors = [err2]
    } else {
      vErrors.push(err2)
    }
    errors++
  } else {
    errors = _errs1
    if (vErrors !== null) {
      if (_errs1) {
        vErrors.length = _errs1
      } else {
        vErrors = null
      }
    }
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.files === undefined) {
      const err3 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'files' },
        schema: schema38.required,
        parentSchema: schema38,
        data,
      }
      if (vErrors === null) {
        vErrors = [err3]
      } else {
        vErrors.push(err3)
      }
      errors++
    }
    for (const key0 in data) {
      if (!(key0 === 'files' || key0 === 'regions' || key0 === 'environment')) {
        const err4 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          schema: false,
          parentSchema: schema38,
          data,
        }
        if (vErrors === null) {
          vErrors = [err4]
        } else {
          vErrors.push(err4)
        }
        errors++
      }
    }
    if (data.files !== undefined) {
      if (
        !validate26(data.files, {
          instancePath: instancePath + '/files',
          parentData: data,
          parentDataProperty: 'files',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors)
        errors = vErrors.length
      }
    }
    if (data.regions !== undefined) {
      if (
        !validate21(data.regions, {
          instancePath: instancePath + '/regions',
          parentData: data,
          parentDataProperty: 'regions',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors)
        errors = vErrors.length
      }
    }
    if (data.environment !== undefined) {
      let data2 = data.environment
      if (data2 && typeof data2 == 'object' && !Array.isArray(data2)) {
        for (const key1 in data2) {
          const _errs10 = errors
          if (typeof key1 === 'string') {
            if (!pattern7.test(key1)) {
              const err5 = {
                instancePath: instancePath + '/environment',
                schemaPath: '#/$defs/environment/propertyNames/pattern',
                keyword: 'pattern',
                params: { pattern: '^[A-Za-z_][A-Za-z0-9_]*$' },
                schema: '^[A-Za-z_][A-Za-z0-9_]*$',
                parentSchema: schema41.propertyNames,
                data: key1,
                propertyName: key1,
              }
              if (vErrors === null) {
                vErrors = [err5]
              } else {
                vErrors.push(err5)
              }
              errors++
            }
          }
          var valid3 = _errs10 === errors
          if (!valid3) {
            const err6 = {
              instancePath: instancePath + '/environment',
              schemaPath: '#/$defs/environment/propertyNames',
              keyword: 'propertyNames',
              params: { propertyName: key1 },
              schema: schema41.propertyNames,
              parentSchema: schema41,
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
        for (const key2 in data2) {
          let data3 = data2[key2]
          if (
            typeof data3 !== 'string' &&
            !(typeof data3 == 'number' && isFinite(data3)) &&
            typeof data3 !== 'boolean'
          ) {
            const err7 = {
              instancePath: instancePath + '/environment/' + key2.replace(/~/g, '~0').replace(/\//g, '~1'),
              schemaPath: '#/$defs/environment/additionalProperties/type',
              keyword: 'type',
              params: { type: schema41.additionalProperties.type },
              schema: schema41.additionalProperties.type,
              parentSchema: schema41.additionalProperties,
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
      } else {
        const err8 = {
          instancePath: instancePath + '/environment',
          schemaPath: '#/$defs/environment/type',
          keyword: 'type',
          params: { type: 'object' },
          schema: schema41.type,
          parentSchema: schema41,
          data: data2,
        }
        if (vErrors === null) {
          vErrors = [err8]
        } else {
          vErrors.push(err8)
        }
        errors++
      }
    }
  } else {
    const err9 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      schema: schema38.type,
      parentSchema: schema38,
      data,
    }
    if (vErrors === null) {
      vErrors = [err9]
    } else {
      vErrors.push(err9)
    }
    errors++
  }
  validate25.errors = vErrors
  return errors === 0
}
validate25.evaluated = { props: true, dynamicProps: false, dynamicItems: false }
const schema43 = {
  type: 'object',
  additionalProperties: false,
  properties: {
    'no-region-mismatch': { $ref: '#/$defs/rule' },
    'no-shared-credential': { $ref: '#/$defs/rule' },
    'require-edge': { $ref: '#/$defs/rule' },
    'no-edge-only': { $ref: '#/$defs/rule' },
    'valid-region': { $ref: '#/$defs/rule' },
    'valid-edge': { $ref: '#/$defs/rule' },
    'no-retired-host': { $ref: '#/$defs/rule' },
    'no-unavailable-product': { $ref: '#/$defs/rule' },
    'allowed-regions': { $ref: '#/$defs/rule' },
    'prefer-api-key': { $ref: '#/$defs/preferApiKey' },
    'valid-credential-kind': { $ref: '#/$defs/rule' },
    'valid-credential-pair': { $ref: '#/$defs/rule' },
    'access-token-region': { $ref: '#/$defs/rule' },
    'no-foreign-auth-token': { $ref: '#/$defs/rule' },
    'no-discarded-secret': { $ref: '#/$defs/rule' },
    'no-hardcoded-credential': { $ref: '#/$defs/rule' },
    'no-public-secret': { $ref: '#/$defs/rule' },
    'unused-suppression': { $ref: '#/$defs/rule' },
    'invalid-suppression': { $ref: '#/$defs/rule' },
    'unused-exception': { $ref: '#/$defs/rule' },
  },
}
const schema44 = {
  if: { type: 'array' },
  then: {
    type: 'array',
    prefixItems: [
      { $ref: '#/$defs/severity' },
      { type: 'object', properties: {}, additionalProperties: false },
    ],
    minItems: 1,
    items: false,
  },
  else: { $ref: '#/$defs/severity' },
}
const schema45 = { enum: ['error', 'warning', 'off'] }
function validate31(
  data,
  { instancePath = '', parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null
  let errors = 0
  const evaluated0 = validate31.evaluated
  if (evaluated0.dynamicProps) {
    evaluated0.props = undefined
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = undefined
  }
  const _errs0 = errors
  let valid0 = true
  const _errs1 = errors
  if (!Array.isArray(data)) {
    const err0 = {}
    if (vErrors === null) {
      vErrors = [err0]
    } else {
      vErrors.push(err0)
    }
    errors++
  }
  var _valid0 = _errs1 === errors
  errors = _errs0
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0
    } else {
      vErrors = null
    }
  }
  let ifClause0
  if (_valid0) {
    const _errs3 = errors
    if (Array.isArray(data)) {
      if (data.length < 1) {
        const err1 = {
          instancePath,
          schemaPath: '#/then/minItems',
          keyword: 'minItems',
          params: { limit: 1 },
          schema: 1,
          parentSchema: schema44.then,
          data,
        }
        if (vErrors === null) {
          vErrors = [err1]
        } else {
          vErrors.push(err1)
        }
        errors++
      }
      const len0 = data.length
      if (len0 > 0) {
        let data0 = data[0]
        if (!(data0 === 'error' || data0 === 'warning' || data0 === 'off')) {
          const err2 = {
            instancePath: instancePath + '/0',
            schemaPath: '#/$defs/severity/enum',
            keyword: 'enum',
            params: { allowedValues: schema45.enum },
            schema: schema45.enum,
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
      if (len0 > 1) {
        let data1 = data[1]
        if (data1 && typeof data1 == 'object' && !Array.isArray(data1)) {
          for (const key0 in data1) {
            const err3 = {
              instancePath: instancePath + '/1',
              schemaPath: '#/then/prefixItems/1/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key0 },
              schema: false,
              parentSchema: schema44.then.prefixItems[1],
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
            instancePath: instancePath + '/1',
            schemaPath: '#/then/prefixItems/1/type',
            keyword: 'type',
            params: { type: 'object' },
            schema: schema44.then.prefixItems[1].type,
            parentSchema: schema44.then.prefixItems[1],
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
      const len1 = data.length
      if (!(len1 <= 2)) {
        const err5 = {
          instancePath,
          schemaPath: '#/then/items',
          keyword: 'items',
          params: { limit: 2 },
          schema: false,
          parentSchema: schema44.then,
          data,
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
        instancePath,
        schemaPath: '#/then/type',
        keyword: 'type',
        params: { type: 'array' },
        schema: schema44.then.type,
        parentSchema: schema44.then,
        data,
      }
      if (vErrors === null) {
        vErrors = [err6]
      } else {
        vErrors.push(err6)
      }
      errors++
    }
    var _valid0 = _errs3 === errors
    valid0 = _valid0
    if (valid0) {
      var items0 = true
    }
    ifClause0 = 'then'
  } else {
    const _errs10 = errors
    if (!(data === 'error' || data === 'warning' || data === 'off')) {
      const err7 = {
        instancePath,
        schemaPath: '#/$defs/severity/enum',
        keyword: 'enum',
        params: { allowedValues: schema45.enum },
        schema: schema45.enum,
        parentSchema: schema45,
        data,
      }
      if (vErrors === null) {
        vErrors = [err7]
      } else {
        vErrors.push(err7)
      }
      errors++
    }
    var _valid0 = _errs10 === errors
    valid0 = _valid0
    ifClause0 = 'else'
  }
  if (!valid0) {
    const err8 = {
      instancePath,
      schemaPath: '#/if',
      keyword: 'if',
      params: { failingKeyword: ifClause0 },
      schema: schema44.if,
      parentSchema: schema44,
      data,
    }
    if (vErrors === null) {
      vErrors = [err8]
    } else {
      vErrors.push(err8)
    }
    errors++
  }
  validate31.errors = vErrors
  evaluated0.items = items0
  return errors === 0
}
validate31.evaluated = { dynamicProps: false, dynamicItems: true }
const schema47 = {
  if: { type: 'array' },
  then: {
    type: 'array',
    prefixItems: [
      { $ref: '#/$defs/severity' },
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          serverless: { type: 'boolean' },
          exported: { type: 'boolean' },
          report: { enum: ['mixed'] },
        },
      },
    ],
    minItems: 1,
    items: false,
  },
  else: { $ref: '#/$defs/severity' },
}
function validate41(
  data,
  { instancePath = '', parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null
  let errors = 0
  const evaluated0 = validate41.evaluated
  if (evaluated0.dynamicProps) {
    evaluated0.props = undefined
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = undefined
  }
  const _errs0 = errors
  let valid0 = true
  const _errs1 = errors
  if (!Array.isArray(data)) {
    const err0 = {}
    if (vErrors === null) {
      vErrors = [err0]
    } else {
      vErrors.push(err0)
    }
    errors++
  }
  var _valid0 = _errs1 === errors
  errors = _errs0
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0
    } else {
      vErrors = null
    }
  }
  let ifClause0
  if (_valid0) {
    const _errs3 = errors
    if (Array.isArray(data)) {
      if (data.length < 1) {
        const err1 = {
          instancePath,
          schemaPath: '#/then/minItems',
          keyword: 'minItems',
          params: { limit: 1 },
          schema: 1,
          parentSchema: schema47.then,
          data,
        }
        if (vErrors === null) {
          vErrors = [err1]
        } else {
          vErrors.push(err1)
        }
        errors++
      }
      const len0 = data.length
      if (len0 > 0) {
        let data0 = data[0]
        if (!(data0 === 'error' || data0 === 'warning' || data0 === 'off')) {
          const err2 = {
            instancePath: instancePath + '/0',
            schemaPath: '#/$defs/severity/enum',
            keyword: 'enum',
            params: { allowedValues: schema45.enum },
            schema: schema45.enum,
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
      if (len0 > 1) {
        let data1 = data[1]
        if (data1 && typeof data1 == 'object' && !Array.isArray(data1)) {
          for (const key0 in data1) {
            if (!(key0 === 'serverless' || key0 === 'exported' || key0 === 'report')) {
              const err3 = {
                instancePath: instancePath + '/1',
                schemaPath: '#/then/prefixItems/1/additionalProperties',
                keyword: 'additionalProperties',
                params: { additionalProperty: key0 },
                schema: false,
                parentSchema: schema47.then.prefixItems[1],
                data: data1,
              }
              if (vErrors === null) {
                vErrors = [err3]
              } else {
                vErrors.push(err3)
              }
              errors++
            }
          }
          if (data1.serverless !== undefined) {
            let data2 = data1.serverless
            if (typeof data2 !== 'boolean') {
              const err4 = {
                instancePath: instancePath + '/1/serverless',
                schemaPath: '#/then/prefixItems/1/properties/serverless/type',
                keyword: 'type',
                params: { type: 'boolean' },
                schema: schema47.then.prefixItems[1].properties.serverless.type,
                parentSchema: schema47.then.prefixItems[1].properties.serverless,
                data: data2,
              }
              if (vErrors === null) {
                vErrors = [err4]
              } else {
                vErrors.push(err4)
              }
              errors++
            }
          }
          if (data1.exported !== undefined) {
            let data3 = data1.exported
            if (typeof data3 !== 'boolean') {
              const err5 = {
                instancePath: instancePath + '/1/exported',
                schemaPath: '#/then/prefixItems/1/properties/exported/type',
                keyword: 'type',
                params: { type: 'boolean' },
                schema: schema47.then.prefixItems[1].properties.exported.type,
                parentSchema: schema47.then.prefixItems[1].properties.exported,
                data: data3,
              }
              if (vErrors === null) {
                vErrors = [err5]
              } else {
                vErrors.push(err5)
              }
              errors++
            }
          }
          if (data1.report !== undefined) {
            let data4 = data1.report
            if (!(data4 === 'mixed')) {
              const err6 = {
                instancePath: instancePath + '/1/report',
                schemaPath: '#/then/prefixItems/1/properties/report/enum',
                keyword: 'enum',
                params: { allowedValues: schema47.then.prefixItems[1].properties.report.enum },
                schema: schema47.then.prefixItems[1].properties.report.enum,
                parentSchema: schema47.then.prefixItems[1].properties.report,
                data: data4,
              }
              if (vErrors === null) {
                vErrors = [err6]
              } else {
                vErrors.push(err6)
              }
              errors++
            }
          }
        } else {
          const err7 = {
            instancePath: instancePath + '/1',
            schemaPath: '#/then/prefixItems/1/type',
            keyword: 'type',
            params: { type: 'object' },
            schema: schema47.then.prefixItems[1].type,
            parentSchema: schema47.then.prefixItems[1],
            data: data1,
          }
          if (vErrors === null) {
            vErrors = [err7]
          } else {
            vErrors.push(err7)
          }
          errors++
        }
      }
      const len1 = data.length
      if (!(len1 <= 2)) {
        const err8 = {
          instancePath,
          schemaPath: '#/then/items',
          keyword: 'items',
          params: { limit: 2 },
          schema: false,
          parentSchema: schema47.then,
          data,
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
        instancePath,
        schemaPath: '#/then/type',
        keyword: 'type',
        params: { type: 'array' },
        schema: schema47.then.type,
        parentSchema: schema47.then,
        data,
      }
      if (vErrors === null) {
        vErrors = [err9]
      } else {
        vErrors.push(err9)
      }
      errors++
    }
    var _valid0 = _errs3 === errors
    valid0 = _valid0
    if (valid0) {
      var items0 = true
    }
    ifClause0 = 'then'
  } else {
    const _errs15 = errors
    if (!(data === 'error' || data === 'warning' || data === 'off')) {
      const err10 = {
        instancePath,
        schemaPath: '#/$defs/severity/enum',
        keyword: 'enum',
        params: { allowedValues: schema45.enum },
        schema: schema45.enum,
        parentSchema: schema45,
        data,
      }
      if (vErrors === null) {
        vErrors = [err10]
      } else {
        vErrors.push(err10)
      }
      errors++
    }
    var _valid0 = _errs15 === errors
    valid0 = _valid0
    ifClause0 = 'else'
  }
  if (!valid0) {
    const err11 = {
      instancePath,
      schemaPath: '#/if',
      keyword: 'if',
      params: { failingKeyword: ifClause0 },
      schema: schema47.if,
      parentSchema: schema47,
      data,
    }
    if (vErrors === null) {
      vErrors = [err11]
    } else {
      vErrors.push(err11)
    }
    errors++
  }
  validate41.errors = vErrors
  evaluated0.items = items0
  return errors === 0
}
validate41.evaluated = { dynamicProps: false, dynamicItems: true }
function validate30(
  data,
  { instancePath = '', parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null
  let errors = 0
  const evaluated0 = validate30.evaluated
  if (evaluated0.dynamicProps) {
    evaluated0.props = undefined
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = undefined
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!func1.call(schema43.properties, key0)) {
        const err0 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          schema: false,
          parentSchema: schema43,
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
    if (data['no-region-mismatch'] !== undefined) {
      if (
        !validate31(data['no-region-mismatch'], {
          instancePath: instancePath + '/no-region-mismatch',
          parentData: data,
          parentDataProperty: 'no-region-mismatch',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors)
        errors = vErrors.length
      }
    }
    if (data['no-shared-credential'] !== undefined) {
      if (
        !validate31(data['no-shared-credential'], {
          instancePath: instancePath + '/no-shared-credential',
          parentData: data,
          parentDataProperty: 'no-shared-credential',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors)
        errors = vErrors.length
      }
    }
    if (data['require-edge'] !== undefined) {
      if (
        !validate31(data['require-edge'], {
          instancePath: instancePath + '/require-edge',
          parentData: data,
          parentDataProperty: 'require-edge',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors)
        errors = vErrors.length
      }
    }
    if (data['no-edge-only'] !== undefined) {
      if (
        !validate31(data['no-edge-only'], {
          instancePath: instancePath + '/no-edge-only',
          parentData: data,
          parentDataProperty: 'no-edge-only',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors)
        errors = vErrors.length
      }
    }
    if (data['valid-region'] !== undefined) {
      if (
        !validate31(data['valid-region'], {
          instancePath: instancePath + '/valid-region',
          parentData: data,
          parentDataProperty: 'valid-region',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors)
        errors = vErrors.length
      }
    }
    if (data['valid-edge'] !== undefined) {
      if (
        !validate31(data['valid-edge'], {
          instancePath: instancePath + '/valid-edge',
          parentData: data,
          parentDataProperty: 'valid-edge',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors)
        errors = vErrors.length
      }
    }
    if (data['no-retired-host'] !== undefined) {
      if (
        !validate31(data['no-retired-host'], {
          instancePath: instancePath + '/no-retired-host',
          parentData: data,
          parentDataProperty: 'no-retired-host',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors)
        errors = vErrors.length
      }
    }
    if (data['no-unavailable-product'] !== undefined) {
      if (
        !validate31(data['no-unavailable-product'], {
          instancePath: instancePath + '/no-unavailable-product',
          parentData: data,
          parentDataProperty: 'no-unavailable-product',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors)
        errors = vErrors.length
      }
    }
    if (data['allowed-regions'] !== undefined) {
      if (
        !validate31(data['allowed-regions'], {
          instancePath: instancePath + '/allowed-regions',
          parentData: data,
          parentDataProperty: 'allowed-regions',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors)
        errors = vErrors.length
      }
    }
    if (data['prefer-api-key'] !== undefined) {
      if (
        !validate41(data['prefer-api-key'], {
          instancePath: instancePath + '/prefer-api-key',
          parentData: data,
          parentDataProperty: 'prefer-api-key',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors)
        errors = vErrors.length
      }
    }
    if (data['valid-credential-kind'] !== undefined) {
      if (
        !validate31(data['valid-credential-kind'], {
          instancePath: instancePath + '/valid-credential-kind',
          parentData: data,
          parentDataProperty: 'valid-credential-kind',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors)
        errors = vErrors.length
      }
    }
    if (data['valid-credential-pair'] !== undefined) {
      if (
        !validate31(data['valid-credential-pair'], {
          instancePath: instancePath + '/valid-credential-pair',
          parentData: data,
          parentDataProperty: 'valid-credential-pair',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors)
        errors = vErrors.length
      }
    }
    if (data['access-token-region'] !== undefined) {
      if (
        !validate31(data['access-token-region'], {
          instancePath: instancePath + '/access-token-region',
          parentData: data,
          parentDataProperty: 'access-token-region',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors)
        errors = vErrors.length
      }
    }
    if (data['no-foreign-auth-token'] !== undefined) {
      if (
        !validate31(data['no-foreign-auth-token'], {
          instancePath: instancePath + '/no-foreign-auth-token',
          parentData: data,
          parentDataProperty: 'no-foreign-auth-token',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors)
        errors = vErrors.length
      }
    }
    if (data['no-discarded-secret'] !== undefined) {
      if (
        !validate31(data['no-discarded-secret'], {
          instancePath: instancePath + '/no-discarded-secret',
          parentData: data,
          parentDataProperty: 'no-discarded-secret',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors)
        errors = vErrors.length
      }
    }
    if (data['no-hardcoded-credential'] !== undefined) {
      if (
        !validate31(data['no-hardcoded-credential'], {
          instancePath: instancePath + '/no-hardcoded-credential',
          parentData: data,
          parentDataProperty: 'no-hardcoded-credential',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors)
        errors = vErrors.length
      }
    }
    if (data['no-public-secret'] !== undefined) {
      if (
        !validate31(data['no-public-secret'], {
          instancePath: instancePath + '/no-public-secret',
          parentData: data,
          parentDataProperty: 'no-public-secret',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors)
        errors = vErrors.length
      }
    }
    if (data['unused-suppression'] !== undefined) {
      if (
        !validate31(data['unused-suppression'], {
          instancePath: instancePath + '/unused-suppression',
          parentData: data,
          parentDataProperty: 'unused-suppression',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors)
        errors = vErrors.length
      }
    }
    if (data['invalid-suppression'] !== undefined) {
      if (
        !validate31(data['invalid-suppression'], {
          instancePath: instancePath + '/invalid-suppression',
          parentData: data,
          parentDataProperty: 'invalid-suppression',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors)
        errors = vErrors.length
      }
    }
    if (data['unused-exception'] !== undefined) {
      if (
        !validate31(data['unused-exception'], {
          instancePath: instancePath + '/unused-exception',
          parentData: data,
          parentDataProperty: 'unused-exception',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors)
        errors = vErrors.length
      }
    }
  } else {
    const err1 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      schema: schema43.type,
      parentSchema: schema43,
      data,
    }
    if (vErrors === null) {
      vErrors = [err1]
    } else {
      vErrors.push(err1)
    }
    errors++
  }
  validate30.errors = vErrors
  return errors === 0
}
validate30.evaluated = { props: true, dynamicProps: false, dynamicItems: false }
const schema50 = { type: 'array', items: { $ref: '#/$defs/glob' } }
function validate54(
  data,
  { instancePath = '', parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null
  let errors = 0
  const evaluated0 = validate54.evaluated
  if (evaluated0.dynamicProps) {
    evaluated0.props = undefined
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = undefined
  }
  if (Array.isArray(data)) {
    const len0 = data.length
    for (let i0 = 0; i0 < len0; i0++) {
      let data0 = data[i0]
      if (typeof data0 === 'string') {
        if (!pattern4.test(data0)) {
          const err0 = {
            instancePath: instancePath + '/' + i0,
            schemaPath: '#/$defs/glob/pattern',
            keyword: 'pattern',
            params: { pattern: '\\S' },
            schema: '\\S',
            parentSchema: schema40,
            data: data0,
          }
          if (vErrors === null) {
            vErrors = [err0]
          } else {
            vErrors.push(err0)
          }
          errors++
        }
      } else {
        const err1 = {
          instancePath: instancePath + '/' + i0,
          schemaPath: '#/$defs/glob/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema40.type,
          parentSchema: schema40,
          data: data0,
        }
        if (vErrors === null) {
          vErrors = [err1]
        } else {
          vErrors.push(err1)
        }
        errors++
      }
    }
  } else {
    const err2 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'array' },
      schema: schema50.type,
      parentSchema: schema50,
      data,
    }
    if (vErrors === null) {
      vErrors = [err2]
    } else {
      vErrors.push(err2)
    }
    errors++
  }
  validate54.errors = vErrors
  return errors === 0
}
validate54.evaluated = { items: true, dynamicProps: false, dynamicItems: false }
const schema52 = {
  type: 'object',
  additionalProperties: false,
  required: ['rule', 'files', 'reason', 'owner', 'expires'],
  properties: {
    rule: { $ref: '#/$defs/ruleId' },
    files: { $ref: '#/$defs/someGlobs' },
    reason: { $ref: '#/$defs/words' },
    owner: { $ref: '#/$defs/words' },
    expires: { $ref: '#/$defs/date' },
  },
}
const schema53 = {
  enum: [
    'no-region-mismatch',
    'no-shared-credential',
    'require-edge',
    'no-edge-only',
    'valid-region',
    'valid-edge',
    'no-retired-host',
    'no-unavailable-product',
    'allowed-regions',
    'prefer-api-key',
    'valid-credential-kind',
    'valid-credential-pair',
    'access-token-region',
    'no-foreign-auth-token',
    'no-discarded-secret',
    'no-hardcoded-credential',
    'no-public-secret',
    'unused-suppression',
    'invalid-suppression',
    'unused-exception',
  ],
}
const schema56 = { type: 'string', format: 'date', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' }
const pattern12 = new RegExp('^[0-9]{4}-[0-9]{2}-[0-9]{2}$', 'u')
function validate56(
  data,
  { instancePath = '', parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null
  let errors = 0
  const evaluated0 = validate56.evaluated
  if (evaluated0.dynamicProps) {
    evaluated0.props = undefined
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = undefined
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.rule === undefined) {
      const err0 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'rule' },
        schema: schema52.required,
        parentSchema: schema52,
        data,
      }
      if (vErrors === null) {
        vErrors = [err0]
      } else {
        vErrors.push(err0)
      }
      errors++
    }
    if (data.files === undefined) {
      const err1 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'files' },
        schema: schema52.required,
        parentSchema: schema52,
        data,
      }
      if (vErrors === null) {
        vErrors = [err1]
      } else {
        vErrors.push(err1)
      }
      errors++
    }
    if (data.reason === undefined) {
      const err2 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'reason' },
        schema: schema52.required,
        parentSchema: schema52,
        data,
      }
      if (vErrors === null) {
        vErrors = [err2]
      } else {
        vErrors.push(err2)
      }
      errors++
    }
    if (data.owner === undefined) {
      const err3 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'owner' },
        schema: schema52.required,
        parentSchema: schema52,
        data,
      }
      if (vErrors === null) {
        vErrors = [err3]
      } else {
        vErrors.push(err3)
      }
      errors++
    }
    if (data.expires === undefined) {
      const err4 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'expires' },
        schema: schema52.required,
        parentSchema: schema52,
        data,
      }
      if (vErrors === null) {
        vErrors = [err4]
      } else {
        vErrors.push(err4)
      }
      errors++
    }
    for (const key0 in data) {
      if (!(
        key0 === 'rule' ||
        key0 === 'files' ||
        key0 === 'reason' ||
        key0 === 'owner' ||
        key0 === 'expires'
      )) {
        const err5 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          schema: false,
          parentSchema: schema52,
          data,
        }
        if (vErrors === null) {
          vErrors = [err5]
        } else {
          vErrors.push(err5)
        }
        errors++
      }
    }
    if (data.rule !== undefined) {
      let data0 = data.rule
      if (!(
        data0 === 'no-region-mismatch' ||
        data0 === 'no-shared-credential' ||
        data0 === 'require-edge' ||
        data0 === 'no-edge-only' ||
        data0 === 'valid-region' ||
        data0 === 'valid-edge' ||
        data0 === 'no-retired-host' ||
        data0 === 'no-unavailable-product' ||
        data0 === 'allowed-regions' ||
        data0 === 'prefer-api-key' ||
        data0 === 'valid-credential-kind' ||
        data0 === 'valid-credential-pair' ||
        data0 === 'access-token-region' ||
        data0 === 'no-foreign-auth-token' ||
        data0 === 'no-discarded-secret' ||
        data0 === 'no-hardcoded-credential' ||
        data0 === 'no-public-secret' ||
        data0 === 'unused-suppression' ||
        data0 === 'invalid-suppression' ||
        data0 === 'unused-exception'
      )) {
        const err6 = {
          instancePath: instancePath + '/rule',
          schemaPath: '#/$defs/ruleId/enum',
          keyword: 'enum',
          params: { allowedValues: schema53.enum },
          schema: schema53.enum,
          parentSchema: schema53,
          data: data0,
        }
        if (vErrors === null) {
          vErrors = [err6]
        } else {
          vErrors.push(err6)
        }
        errors++
      }
    }
    if (data.files !== undefined) {
      if (
        !validate26(data.files, {
          instancePath: instancePath + '/files',
          parentData: data,
          parentDataProperty: 'files',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors)
        errors = vErrors.length
      }
    }
    if (data.reason !== undefined) {
      let data2 = data.reason
      if (typeof data2 === 'string') {
        if (!pattern4.test(data2)) {
          const err7 = {
            instancePath: instancePath + '/reason',
            schemaPath: '#/$defs/words/pattern',
            keyword: 'pattern',
            params: { pattern: '\\S' },
            schema: '\\S',
            parentSchema: schema35,
            data: data2,
          }
          if (vErrors === null) {
            vErrors = [err7]
          } else {
            vErrors.push(err7)
          }
          errors++
        }
      } else {
        const err8 = {
          instancePath: instancePath + '/reason',
          schemaPath: '#/$defs/words/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema35.type,
          parentSchema: schema35,
          data: data2,
        }
        if (vErrors === null) {
          vErrors = [err8]
        } else {
          vErrors.push(err8)
        }
        errors++
      }
    }
    if (data.owner !== undefined) {
      let data3 = data.owner
      if (typeof data3 === 'string') {
        if (!pattern4.test(data3)) {
          const err9 = {
            instancePath: instancePath + '/owner',
            schemaPath: '#/$defs/words/pattern',
            keyword: 'pattern',
            params: { pattern: '\\S' },
            schema: '\\S',
            parentSchema: schema35,
            data: data3,
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
          instancePath: instancePath + '/owner',
          schemaPath: '#/$defs/words/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema35.type,
          parentSchema: schema35,
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
    if (data.expires !== undefined) {
      let data4 = data.expires
      if (typeof data4 === 'string') {
        if (!pattern12.test(data4)) {
          const err11 = {
            instancePath: instancePath + '/expires',
            schemaPath: '#/$defs/date/pattern',
            keyword: 'pattern',
            params: { pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' },
            schema: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$',
            parentSchema: schema56,
            data: data4,
          }
          if (vErrors === null) {
            vErrors = [err11]
          } else {
            vErrors.push(err11)
          }
          errors++
        }
      } else {
        const err12 = {
          instancePath: instancePath + '/expires',
          schemaPath: '#/$defs/date/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema56.type,
          parentSchema: schema56,
          data: data4,
        }
        if (vErrors === null) {
          vErrors = [err12]
        } else {
          vErrors.push(err12)
        }
        errors++
      }
    }
  } else {
    const err13 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      schema: schema52.type,
      parentSchema: schema52,
      data,
    }
    if (vErrors === null) {
      vErrors = [err13]
    } else {
      vErrors.push(err13)
    }
    errors++
  }
  validate56.errors = vErrors
  return errors === 0
}
validate56.evaluated = { props: true, dynamicProps: false, dynamicItems: false }
const schema57 = { type: 'array', items: { type: 'string', $ref: '#/$defs/region' }, uniqueItems: true }
function validate59(
  data,
  { instancePath = '', parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null
  let errors = 0
  const evaluated0 = validate59.evaluated
  if (evaluated0.dynamicProps) {
    evaluated0.props = undefined
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = undefined
  }
  if (Array.isArray(data)) {
    const len0 = data.length
    for (let i0 = 0; i0 < len0; i0++) {
      let data0 = data[i0]
      if (typeof data0 !== 'string') {
        const err0 = {
          instancePath: instancePath + '/' + i0,
          schemaPath: '#/items/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema57.items.type,
          parentSchema: schema57.items,
          data: data0,
        }
        if (vErrors === null) {
          vErrors = [err0]
        } else {
          vErrors.push(err0)
        }
        errors++
      }
      if (!(data0 === 'us1' || data0 === 'ie1' || data0 === 'au1')) {
        const err1 = {
          instancePath: instancePath + '/' + i0,
          schemaPath: '#/$defs/region/enum',
          keyword: 'enum',
          params: { allowedValues: schema33.enum },
          schema: schema33.enum,
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
    }
    let i1 = data.length
    let j0
    if (i1 > 1) {
      const indices0 = {}
      for (; i1--;) {
        let item0 = data[i1]
        if (typeof item0 !== 'string') {
          continue
        }
        if (typeof indices0[item0] == 'number') {
          j0 = indices0[item0]
          const err2 = {
            instancePath,
            schemaPath: '#/uniqueItems',
            keyword: 'uniqueItems',
            params: { i: i1, j: j0 },
            schema: true,
            parentSchema: schema57,
            data,
          }
          if (vErrors === null) {
            vErrors = [err2]
          } else {
            vErrors.push(err2)
          }
          errors++
          break
        }
        indices0[item0] = i1
      }
    }
  } else {
    const err3 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'array' },
      schema: schema57.type,
      parentSchema: schema57,
      data,
    }
    if (vErrors === null) {
      vErrors = [err3]
    } else {
      vErrors.push(err3)
    }
    errors++
  }
  validate59.errors = vErrors
  return errors === 0
}
validate59.evaluated = { items: true, dynamicProps: false, dynamicItems: false }
const pattern13 = new RegExp('^[a-z][a-z0-9-]*$', 'u')
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
    for (const key0 in data) {
      if (!func1.call(schema31.properties, key0)) {
        const err1 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          schema: false,
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
    }
    if (data.$schema !== undefined) {
      let data0 = data.$schema
      if (typeof data0 !== 'string') {
        const err2 = {
          instancePath: instancePath + '/$schema',
          schemaPath: '#/properties/%24schema/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema31.properties.$schema.type,
          parentSchema: schema31.properties.$schema,
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
    if (data.version !== undefined) {
      let data1 = data.version
      if (1 !== data1) {
        const err3 = {
          instancePath: instancePath + '/version',
          schemaPath: '#/properties/version/const',
          keyword: 'const',
          params: { allowedValue: 1 },
          schema: 1,
          parentSchema: schema31.properties.version,
          data: data1,
        }
        if (vErrors === null) {
          vErrors = [err3]
        } else {
          vErrors.push(err3)
        }
        errors++
      }
    }
    if (data.regions !== undefined) {
      let data2 = data.regions
      if (data2 && typeof data2 == 'object' && !Array.isArray(data2)) {
        for (const key1 in data2) {
          if (!(key1 === 'allowed')) {
            const err4 = {
              instancePath: instancePath + '/regions',
              schemaPath: '#/properties/regions/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key1 },
              schema: false,
              parentSchema: schema31.properties.regions,
              data: data2,
            }
            if (vErrors === null) {
              vErrors = [err4]
            } else {
              vErrors.push(err4)
            }
            errors++
          }
        }
        if (data2.allowed !== undefined) {
          if (
            !validate21(data2.allowed, {
              instancePath: instancePath + '/regions/allowed',
              parentData: data2,
              parentDataProperty: 'allowed',
              rootData,
              dynamicAnchors,
            })
          ) {
            vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors)
            errors = vErrors.length
          }
        }
      } else {
        const err5 = {
          instancePath: instancePath + '/regions',
          schemaPath: '#/properties/regions/type',
          keyword: 'type',
          params: { type: 'object' },
          schema: schema31.properties.regions.type,
          parentSchema: schema31.properties.regions,
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
    if (data.credentials !== undefined) {
      let data4 = data.credentials
      if (Array.isArray(data4)) {
        const len0 = data4.length
        for (let i0 = 0; i0 < len0; i0++) {
          if (
            !validate23(data4[i0], {
              instancePath: instancePath + '/credentials/' + i0,
              parentData: data4,
              parentDataProperty: i0,
              rootData,
              dynamicAnchors,
            })
          ) {
            vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors)
            errors = vErrors.length
          }
        }
      } else {
        const err6 = {
          instancePath: instancePath + '/credentials',
          schemaPath: '#/properties/credentials/type',
          keyword: 'type',
          params: { type: 'array' },
          schema: schema31.properties.credentials.type,
          parentSchema: schema31.properties.credentials,
          data: data4,
        }
        if (vErrors === null) {
          vErrors = [err6]
        } else {
          vErrors.push(err6)
        }
        errors++
      }
    }
    if (data.areas !== undefined) {
      let data6 = data.areas
      if (Array.isArray(data6)) {
        const len1 = data6.length
        for (let i1 = 0; i1 < len1; i1++) {
          if (
            !validate25(data6[i1], {
              instancePath: instancePath + '/areas/' + i1,
              parentData: data6,
              parentDataProperty: i1,
              rootData,
              dynamicAnchors,
            })
          ) {
            vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors)
            errors = vErrors.length
          }
        }
      } else {
        const err7 = {
          instancePath: instancePath + '/areas',
          schemaPath: '#/properties/areas/type',
          keyword: 'type',
          params: { type: 'array' },
          schema: schema31.properties.areas.type,
          parentSchema: schema31.properties.areas,
          data: data6,
        }
        if (vErrors === null) {
          vErrors = [err7]
        } else {
          vErrors.push(err7)
        }
        errors++
      }
    }
    if (data.environment !== undefined) {
      let data8 = data.environment
      if (data8 && typeof data8 == 'object' && !Array.isArray(data8)) {
        for (const key2 in data8) {
          const _errs18 = errors
          if (typeof key2 === 'string') {
            if (!pattern7.test(key2)) {
              const err8 = {
                instancePath: instancePath + '/environment',
                schemaPath: '#/$defs/environment/propertyNames/pattern',
                keyword: 'pattern',
                params: { pattern: '^[A-Za-z_][A-Za-z0-9_]*$' },
                schema: '^[A-Za-z_][A-Za-z0-9_]*$',
                parentSchema: schema41.propertyNames,
                data: key2,
                propertyName: key2,
              }
              if (vErrors === null) {
                vErrors = [err8]
              } else {
                vErrors.push(err8)
              }
              errors++
            }
          }
          var valid7 = _errs18 === errors
          if (!valid7) {
            const err9 = {
              instancePath: instancePath + '/environment',
              schemaPath: '#/$defs/environment/propertyNames',
              keyword: 'propertyNames',
              params: { propertyName: key2 },
              schema: schema41.propertyNames,
              parentSchema: schema41,
              data: data8,
            }
            if (vErrors === null) {
              vErrors = [err9]
            } else {
              vErrors.push(err9)
            }
            errors++
          }
        }
        for (const key3 in data8) {
          let data9 = data8[key3]
          if (
            typeof data9 !== 'string' &&
            !(typeof data9 == 'number' && isFinite(data9)) &&
            typeof data9 !== 'boolean'
          ) {
            const err10 = {
              instancePath: instancePath + '/environment/' + key3.replace(/~/g, '~0').replace(/\//g, '~1'),
              schemaPath: '#/$defs/environment/additionalProperties/type',
              keyword: 'type',
              params: { type: schema41.additionalProperties.type },
              schema: schema41.additionalProperties.type,
              parentSchema: schema41.additionalProperties,
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
          instancePath: instancePath + '/environment',
          schemaPath: '#/$defs/environment/type',
          keyword: 'type',
          params: { type: 'object' },
          schema: schema41.type,
          parentSchema: schema41,
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
    if (data.rules !== undefined) {
      if (
        !validate30(data.rules, {
          instancePath: instancePath + '/rules',
          parentData: data,
          parentDataProperty: 'rules',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors)
        errors = vErrors.length
      }
    }
    if (data.ignore !== undefined) {
      if (
        !validate54(data.ignore, {
          instancePath: instancePath + '/ignore',
          parentData: data,
          parentDataProperty: 'ignore',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors)
        errors = vErrors.length
      }
    }
    if (data.exceptions !== undefined) {
      let data12 = data.exceptions
      if (Array.isArray(data12)) {
        const len2 = data12.length
        for (let i2 = 0; i2 < len2; i2++) {
          if (
            !validate56(data12[i2], {
              instancePath: instancePath + '/exceptions/' + i2,
              parentData: data12,
              parentDataProperty: i2,
              rootData,
              dynamicAnchors,
            })
          ) {
            vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors)
            errors = vErrors.length
          }
        }
      } else {
        const err12 = {
          instancePath: instancePath + '/exceptions',
          schemaPath: '#/properties/exceptions/type',
          keyword: 'type',
          params: { type: 'array' },
          schema: schema31.properties.exceptions.type,
          parentSchema: schema31.properties.exceptions,
          data: data12,
        }
        if (vErrors === null) {
          vErrors = [err12]
        } else {
          vErrors.push(err12)
        }
        errors++
      }
    }
    if (data.nameHints !== undefined) {
      let data14 = data.nameHints
      if (typeof data14 !== 'boolean') {
        const err13 = {
          instancePath: instancePath + '/nameHints',
          schemaPath: '#/properties/nameHints/type',
          keyword: 'type',
          params: { type: 'boolean' },
          schema: schema31.properties.nameHints.type,
          parentSchema: schema31.properties.nameHints,
          data: data14,
        }
        if (vErrors === null) {
          vErrors = [err13]
        } else {
          vErrors.push(err13)
        }
        errors++
      }
    }
    if (data.facts !== undefined) {
      let data15 = data.facts
      if (data15 && typeof data15 == 'object' && !Array.isArray(data15)) {
        for (const key4 in data15) {
          if (!(key4 === 'products' || key4 === 'legacyHosts')) {
            const err14 = {
              instancePath: instancePath + '/facts',
              schemaPath: '#/properties/facts/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key4 },
              schema: false,
              parentSchema: schema31.properties.facts,
              data: data15,
            }
            if (vErrors === null) {
              vErrors = [err14]
            } else {
              vErrors.push(err14)
            }
            errors++
          }
        }
        if (data15.products !== undefined) {
          let data16 = data15.products
          if (data16 && typeof data16 == 'object' && !Array.isArray(data16)) {
            for (const key5 in data16) {
              const _errs34 = errors
              if (typeof key5 === 'string') {
                if (!pattern13.test(key5)) {
                  const err15 = {
                    instancePath: instancePath + '/facts/products',
                    schemaPath: '#/properties/facts/properties/products/propertyNames/pattern',
                    keyword: 'pattern',
                    params: { pattern: '^[a-z][a-z0-9-]*$' },
                    schema: '^[a-z][a-z0-9-]*$',
                    parentSchema: schema31.properties.facts.properties.products.propertyNames,
                    data: key5,
                    propertyName: key5,
                  }
                  if (vErrors === null) {
                    vErrors = [err15]
                  } else {
                    vErrors.push(err15)
                  }
                  errors++
                }
              }
              var valid12 = _errs34 === errors
              if (!valid12) {
                const err16 = {
                  instancePath: instancePath + '/facts/products',
                  schemaPath: '#/properties/facts/properties/products/propertyNames',
                  keyword: 'propertyNames',
                  params: { propertyName: key5 },
                  schema: schema31.properties.facts.properties.products.propertyNames,
                  parentSchema: schema31.properties.facts.properties.products,
                  data: data16,
                }
                if (vErrors === null) {
                  vErrors = [err16]
                } else {
                  vErrors.push(err16)
                }
                errors++
              }
            }
            for (const key6 in data16) {
              if (
                !validate59(data16[key6], {
                  instancePath:
                    instancePath + '/facts/products/' + key6.replace(/~/g, '~0').replace(/\//g, '~1'),
                  parentData: data16,
                  parentDataProperty: key6,
                  rootData,
                  dynamicAnchors,
                })
              ) {
                vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors)
                errors = vErrors.length
              }
            }
          } else {
            const err17 = {
              instancePath: instancePath + '/facts/products',
              schemaPath: '#/properties/facts/properties/products/type',
              keyword: 'type',
              params: { type: 'object' },
              schema: schema31.properties.facts.properties.products.type,
              parentSchema: schema31.properties.facts.properties.products,
              data: data16,
            }
            if (vErrors === null) {
              vErrors = [err17]
            } else {
              vErrors.push(err17)
            }
            errors++
          }
        }
        if (data15.legacyHosts !== undefined) {
          let data18 = data15.legacyHosts
          if (!(data18 === 'retired' || data18 === 'us1' || data18 === 'regional')) {
            const err18 = {
              instancePath: instancePath + '/facts/legacyHosts',
              schemaPath: '#/properties/facts/properties/legacyHosts/enum',
              keyword: 'enum',
              params: { allowedValues: schema31.properties.facts.properties.legacyHosts.enum },
              schema: schema31.properties.facts.properties.legacyHosts.enum,
              parentSchema: schema31.properties.facts.properties.legacyHosts,
              data: data18,
            }
            if (vErrors === null) {
              vErrors = [err18]
            } else {
              vErrors.push(err18)
            }
            errors++
          }
        }
      } else {
        const err19 = {
          instancePath: instancePath + '/facts',
          schemaPath: '#/properties/facts/type',
          keyword: 'type',
          params: { type: 'object' },
          schema: schema31.properties.facts.type,
          parentSchema: schema31.properties.facts,
          data: data15,
        }
        if (vErrors === null) {
          vErrors = [err19]
        } else {
          vErrors.push(err19)
        }
        errors++
      }
    }
  } else {
    const err20 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      schema: schema31.type,
      parentSchema: schema31,
      data,
    }
    if (vErrors === null) {
      vErrors = [err20]
    } else {
      vErrors.push(err20)
    }
    errors++
  }
  validate20.errors = vErrors
  return errors === 0
}
validate20.evaluated = { props: true, dynamicProps: false, dynamicItems: false }
