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
import { parseWhat } from '../plan/parseWhat';

const VERBS: Record<string, string> = {
  delete: 'Delete',
  edit: 'Edit',
  scale: 'Scale',
  upgrade: 'Upgrade',
};

const NOUNS: Record<string, string> = {
  cluster: 'clusters',
  'gitops-cluster': 'clusters',
  terraform: 'Terraform resources',
  'runner-scale-set': 'runner scale sets',
};

/**
 * What a change of several things is called. It names none of them: who may see
 * one of them sees the title, and need not know of the others.
 *
 * @internal
 */
export function titleOfSeveral(whats: readonly string[]): string {
  const things = whats.map(parseWhat);
  const verb = common(things.map(it => VERBS[it?.operation ?? 'edit']));
  const noun = common(things.map(it => NOUNS[it?.segment ?? '']));
  return `${verb ?? 'Change'} ${whats.length} ${noun ?? 'things'}`;
}

function common(words: (string | undefined)[]): string | undefined {
  return new Set(words).size === 1 ? words[0] : undefined;
}
