/*
 * Copyright 2026 The Groundplan Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
import { getRecord } from 'backstage-plugin-groundplan-common';
import { additionalOf, propertyOf, Schema } from '../schema/Schema';
import { childrenOf, Expression } from './expressions';
import { fieldName } from './fieldName';
import { hasPlain, hasScalar } from './plainSchema';

/** The schemas of variables, where they are known. */
type Scope = ReadonlyMap<string, Schema | undefined>;

const EQUALITY = ['_==_', '_!=_'];
/** Of these the result is a scalar, whatever they are given. */
const OF_SCALARS =
  /^(_[=!<>]=?_|_[-*/%]_|-_|!_|_&&_|_\|\|_|@in|size|type|string|int|uint|double|bool|matches|startsWith|endsWith|contains|lowerAscii|upperAscii|trim|replace|substring|charAt|indexOf|lastIndexOf|join)$/;
const TYPES = [
  'int',
  'uint',
  'double',
  'string',
  'bool',
  'bytes',
  'list',
  'map',
];

/**
 * Whether a rule compares and adds only what means the same to a library of CEL:
 * lists that are sets or maps to the server are equal in any order and added
 * without doubles, and objects may have fields that rules do not see.
 *
 * @internal
 */
export function comparesPlainly(expression: Expression, self: Schema): boolean {
  return visit(expression, new Map([['self', self]]));
}

function visit(expression: Expression, scope: Scope): boolean {
  const { case: kind, value } = expression.exprKind;
  if (kind === 'comprehensionExpr') {
    const { iterRange, iterVar, iterVar2 } = value;
    const inner = new Map(scope);
    inner.set(iterVar, iterRange && itemsOf(iterRange, scope));
    const [range, ...body] = childrenOf(expression);
    return (
      iterVar2 === '' &&
      visit(range, scope) &&
      body.every(one => visitLoop(one, inner, value.accuVar))
    );
  }
  if (kind === 'callExpr' && EQUALITY.includes(value.function)) {
    const arePlain = value.args.every(one => isPlain(one, scope));
    return arePlain && value.args.every(one => visit(one, scope));
  }
  if (kind === 'callExpr' && value.function === '_+_') {
    const areScalar = value.args.every(one => isScalar(one, scope));
    return areScalar && value.args.every(one => visit(one, scope));
  }
  if (kind === 'callExpr' && value.function === '@in') {
    const [element] = value.args;
    const arePlain =
      isScalar(element, scope) || value.args.every(one => isPlain(one, scope));
    return arePlain && value.args.every(one => visit(one, scope));
  }
  return childrenOf(expression).every(one => visit(one, scope));
}

/** What macros are made of adds to a list or number of their own. */
function visitLoop(expression: Expression, scope: Scope, own: string): boolean {
  const { case: kind, value } = expression.exprKind;
  const isOwn = (one: Expression) =>
    one.exprKind.case === 'identExpr' && one.exprKind.value.name === own;
  if (kind === 'callExpr' && value.args.some(isOwn)) {
    return value.args
      .filter(one => !isOwn(one))
      .every(one => visitLoop(one, scope, own));
  }
  return visit(expression, scope);
}

function isPlain(expression: Expression, scope: Scope): boolean {
  const { case: kind, value } = expression.exprKind;
  return kind === 'listExpr'
    ? value.elements.every(one => isPlain(one, scope))
    : isScalar(expression, scope) || hasPlain(schemaOf(expression, scope));
}

function isScalar(expression: Expression, scope: Scope): boolean {
  const { case: kind, value } = expression.exprKind;
  switch (kind) {
    case 'constExpr':
      return true;
    case 'comprehensionExpr':
      // all, exists and exists_one end in a truth, map and filter in their list
      return value.accuInit?.exprKind.case === 'constExpr';
    case 'callExpr':
      if (value.function === '_?_:_') {
        return value.args.slice(1).every(one => isScalar(one, scope));
      }
      return value.function === '_+_'
        ? value.args.every(one => isScalar(one, scope))
        : OF_SCALARS.test(value.function) ||
            hasScalar(schemaOf(expression, scope));
    case 'selectExpr':
      return value.testOnly || hasScalar(schemaOf(expression, scope));
    case 'identExpr':
      return scope.has(value.name)
        ? hasScalar(scope.get(value.name))
        : TYPES.includes(value.name);
    default:
      return false;
  }
}

/** The schema of what a path of fields leads to. */
function schemaOf(expression: Expression, scope: Scope): Schema | undefined {
  const { case: kind, value } = expression.exprKind;
  if (kind === 'identExpr') {
    return scope.get(value.name);
  }
  if (kind === 'selectExpr') {
    const above = value.operand && schemaOf(value.operand, scope);
    return (
      additionalOf(above) ??
      propertyOf(above, keyOf(value.field, above) ?? value.field)
    );
  }
  if (kind === 'callExpr' && value.function === '_[_]') {
    return itemsOf(value.args[0], scope, true);
  }
  return undefined;
}

/** Loops go over the items of a list, and over the keys of a map. */
function itemsOf(
  range: Expression,
  scope: Scope,
  isIndexed = false,
): Schema | undefined {
  const { case: kind, value } = range.exprKind;
  if (kind === 'listExpr') {
    return value.elements.every(one => isScalar(one, scope))
      ? { type: 'string' }
      : undefined;
  }
  const schema = schemaOf(range, scope);
  const items = getRecord(schema, 'items');
  const additional = additionalOf(schema);
  if (items || !additional) {
    return items;
  }
  return isIndexed ? additional : { type: 'string' };
}

function keyOf(name: string, schema: Schema | undefined): string | undefined {
  return Object.keys(getRecord(schema, 'properties') ?? {}).find(
    key => fieldName(key) === name,
  );
}
