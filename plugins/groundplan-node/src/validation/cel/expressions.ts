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
import { parse } from '@bufbuild/cel';

/** A node of a parsed expression. @internal */
export type Expression = NonNullable<ReturnType<typeof parse>['expr']>;

/** The nodes right below one. @internal */
export function childrenOf({ exprKind }: Expression): Expression[] {
  const { case: kind, value } = exprKind;
  switch (kind) {
    case 'selectExpr':
      return present([value.operand]);
    case 'callExpr':
      return present([value.target, ...value.args]);
    case 'listExpr':
      return value.elements;
    case 'structExpr':
      return present(
        value.entries.flatMap(entry => [
          entry.keyKind.case === 'mapKey' ? entry.keyKind.value : undefined,
          entry.value,
        ]),
      );
    case 'comprehensionExpr':
      return present([
        value.iterRange,
        value.accuInit,
        value.loopCondition,
        value.loopStep,
        value.result,
      ]);
    default:
      return [];
  }
}

/** How many loops are within each other. @internal */
export function loopsOf(expression: Expression): number {
  const own = expression.exprKind.case === 'comprehensionExpr' ? 1 : 0;
  return own + Math.max(0, ...childrenOf(expression).map(loopsOf));
}

/** Whether a rule is about what is there already. @internal */
export function comparesWithOld(expression: Expression): boolean {
  const { case: kind, value } = expression.exprKind;
  return (
    (kind === 'identExpr' && value.name === 'oldSelf') ||
    childrenOf(expression).some(comparesWithOld)
  );
}

function present(nodes: (Expression | undefined)[]): Expression[] {
  return nodes.filter(node => node !== undefined);
}
