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
import { PlanAction, PlanResource } from '../Plan';

/** What the comment above a resource says of it. @internal */
export interface ResourceHeading
  extends Pick<
    PlanResource,
    'address' | 'action' | 'reason' | 'movedFrom' | 'deposed' | 'imported'
  > {
  /** It tells what has happened, and not what will. */
  isDrift: boolean;
  /** What it replaces or lets go of is not destroyed. */
  isKept: boolean;
}

interface Phrase {
  pattern: RegExp;
  action: PlanAction;
  reason?: string;
  isDrift?: boolean;
  isKept?: boolean;
}

/**
 * In the words of Terraform and OpenTofu; reasons in those of the JSON form. What
 * says more stands before what it ends in.
 */
const PHRASES: Phrase[] = [
  { pattern: / will be created$/, action: 'create' },
  { pattern: / will be updated in-place$/, action: 'update' },
  { pattern: / will be destroyed$/, action: 'delete' },
  { pattern: / will be read during apply$/, action: 'read' },
  { pattern: / will be imported$/, action: 'no-op' },
  {
    pattern: / is tainted, so (?:it )?must be replaced$/,
    action: 'replace',
    reason: 'replace_because_tainted',
  },
  { pattern: / must be replaced$/, action: 'replace' },
  {
    pattern: / will be replaced, as requested$/,
    action: 'replace',
    reason: 'replace_by_request',
  },
  {
    pattern: / will be replaced due to changes in replace_triggered_by$/,
    action: 'replace',
    reason: 'replace_by_triggers',
  },
  {
    pattern:
      / must be replaced(?:, but the existing object will not be destroyed| - older instance will not be destroyed .*)$/,
    action: 'replace',
    isKept: true,
  },
  {
    pattern:
      / will (?:no longer be managed by|be removed from) (?:the )?(?:Terraform|OpenTofu)(?: state)?,? but will not be destroyed$/,
    action: 'forget',
    isKept: true,
  },
  { pattern: / has changed$/, action: 'update', isDrift: true },
  { pattern: / has been deleted$/, action: 'delete', isDrift: true },
];

const HEADING = /^ {1,2}# ([^\s(].*)$/;
const MOVED = /^(.+) has moved to (.+)$/;
const DEPOSED = /^(.+) \(deposed object (\w+)\)$/;

/**
 * Reads the comment above a resource: its address and what will become of it.
 * The text of one that is a heading, but not a known one, is returned as such.
 *
 * @internal
 */
export function readHeading(
  line: string,
): ResourceHeading | string | undefined {
  const text = HEADING.exec(line)?.[1].trimEnd();
  if (!text || text.startsWith('Warning:')) {
    return undefined;
  }
  const phrase = PHRASES.find(({ pattern }) => pattern.test(text));
  if (!phrase) {
    const moved = MOVED.exec(text);
    return moved
      ? {
          address: moved[2],
          movedFrom: moved[1],
          action: 'no-op',
          isDrift: false,
          isKept: false,
        }
      : text;
  }
  const { pattern, action, reason, isDrift = false, isKept = false } = phrase;
  const address = text.replace(pattern, '');
  const deposed = DEPOSED.exec(address);
  return {
    address: deposed?.[1] ?? address,
    deposed: deposed?.[2],
    action,
    reason,
    imported: text.endsWith(' will be imported') ? '' : undefined,
    isDrift,
    isKept,
  };
}
