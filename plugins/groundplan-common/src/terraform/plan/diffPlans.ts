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
import { Plan, PlanAttribute, PlanOutput, PlanResource } from './Plan';

/** An attribute that two plans treat differently. @public */
export interface PlanAttributeDifference {
  path: string;
  approved?: PlanAttribute;
  applied?: PlanAttribute;
}

/** A resource or an output that two plans treat differently. @public */
export interface PlanDifference {
  kind: 'resource' | 'output';
  /** The resource's address, or the output's name. */
  address: string;
  /** Nothing where that plan leaves it alone. */
  approvedAction?: PlanResource['action'];
  appliedAction?: PlanResource['action'];
  attributes: PlanAttributeDifference[];
}

type Changes = Map<
  string,
  Pick<PlanDifference, 'kind' | 'address'> & {
    action: PlanResource['action'];
    attributes: PlanAttribute[];
  }
>;

/** What of a resource is no attribute of it, in the form of one. */
function asAttributes(resource: PlanResource): PlanAttribute[] {
  const { imported, movedFrom, attributesOmitted, createBeforeDestroy } =
    resource;
  return Object.entries({
    '(imported from)': imported,
    '(moved from)': movedFrom,
    '(replaced in order)': createBeforeDestroy
      ? 'create before destroy'
      : undefined,
    '(attributes left out)': attributesOmitted?.toString(),
  }).flatMap(([path, after]): PlanAttribute[] =>
    after === undefined ? [] : [{ path, action: 'update', after }],
  );
}

function outputAttribute(output: PlanOutput): PlanAttribute {
  const { action, before, after, sensitive, unknown } = output;
  return { path: 'value', action, before, after, sensitive, unknown };
}

function changesOf(plan: Plan): Changes {
  const changes: Changes = new Map();
  for (const resource of plan.resources) {
    const { address, action, deposed = '' } = resource;
    changes.set(`resource ${address} ${deposed}`, {
      kind: 'resource',
      address,
      action,
      attributes: [...asAttributes(resource), ...resource.attributes],
    });
  }
  for (const output of plan.outputs) {
    changes.set(`output ${output.name}`, {
      kind: 'output',
      address: output.name,
      action: output.action,
      attributes: [outputAttribute(output)],
    });
  }
  return changes;
}

function isSame(approved?: PlanAttribute, applied?: PlanAttribute): boolean {
  return (
    approved?.action === applied?.action &&
    approved?.before === applied?.before &&
    approved?.after === applied?.after &&
    approved?.sensitive === applied?.sensitive &&
    approved?.unknown === applied?.unknown &&
    approved?.forcesReplacement === applied?.forcesReplacement
  );
}

/** A path may come twice: a value of one type goes, one of another type comes. */
function byPath(attributes: PlanAttribute[]): Map<string, PlanAttribute> {
  const known = new Map<string, PlanAttribute>();
  const seen = new Map<string, number>();
  for (const attribute of attributes) {
    const times = seen.get(attribute.path) ?? 0;
    seen.set(attribute.path, times + 1);
    known.set(`${attribute.path} ${times}`, attribute);
  }
  return known;
}

function differingAttributes(
  approved: PlanAttribute[],
  applied: PlanAttribute[],
): PlanAttributeDifference[] {
  const ofApproved = byPath(approved);
  const ofApplied = byPath(applied);
  return [...new Set([...ofApproved.keys(), ...ofApplied.keys()])].flatMap(
    key => {
      const [was, is] = [ofApproved.get(key), ofApplied.get(key)];
      const path = (was ?? is)?.path ?? key;
      return isSame(was, is) ? [] : [{ path, approved: was, applied: is }];
    },
  );
}

/**
 * What a plan that was applied does otherwise than the one that was approved.
 *
 * @remarks
 * Two plans whose texts differ may show no difference here: where it is in a
 * value that is withheld, in the order, or in what has drifted. Only the hash of
 * the text says that they are the same.
 *
 * @public
 */
export function diffPlans(approved: Plan, applied: Plan): PlanDifference[] {
  const ofApproved = changesOf(approved);
  const ofApplied = changesOf(applied);
  return [...new Set([...ofApproved.keys(), ...ofApplied.keys()])].flatMap(
    key => {
      const [was, is] = [ofApproved.get(key), ofApplied.get(key)];
      const attributes = differingAttributes(
        was?.attributes ?? [],
        is?.attributes ?? [],
      );
      const known = was ?? is;
      if (!known || (was?.action === is?.action && attributes.length === 0)) {
        return [];
      }
      return [
        {
          kind: known.kind,
          address: known.address,
          approvedAction: was?.action,
          appliedAction: is?.action,
          attributes,
        },
      ];
    },
  );
}
