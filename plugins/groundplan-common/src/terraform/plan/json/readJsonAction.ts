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
import { getList } from '../../../kubernetes';
import { PlanAction } from '../Plan';

const ACTIONS: Record<
  string,
  { action: PlanAction; createBeforeDestroy?: boolean }
> = {
  'no-op': { action: 'no-op' },
  create: { action: 'create' },
  read: { action: 'read' },
  update: { action: 'update' },
  delete: { action: 'delete' },
  forget: { action: 'forget' },
  'delete,create': { action: 'replace' },
  'create,delete': { action: 'replace', createBeforeDestroy: true },
  // What is replaced stays, without Terraform.
  'create,forget': { action: 'replace', createBeforeDestroy: true },
  'forget,create': { action: 'replace' },
};

/**
 * What the `actions` of a change come to; nothing where they are not known.
 *
 * @internal
 */
export function readJsonAction(
  change: unknown,
): { action: PlanAction; createBeforeDestroy?: boolean } | undefined {
  const actions = getList(change, 'actions').join();
  return Object.hasOwn(ACTIONS, actions) ? ACTIONS[actions] : undefined;
}
