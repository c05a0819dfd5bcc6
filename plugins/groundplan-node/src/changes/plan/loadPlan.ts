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
import { ScmIntegrationRegistry } from '@backstage/integration';
import { ChangePart, ChangePlan } from 'backstage-plugin-groundplan-common';
import { createGitProvider } from '../../git-providers/createGitProvider';
import { repositoryAtCommit } from '../repositories/repositoryAtCommit';
import { TargetRepositories } from '../repositories/TargetRepositories';
import { joinPlans } from '../several/joinPlans';
import { withFiles } from '../several/WorkingCopies';
import { finishPlan, PlannedChange } from './finishPlan';
import { Base, GitAccess } from './openBase';

/** @internal */
export interface LoadPlanOptions extends GitAccess {
  repositories: TargetRepositories;
  integrations: ScmIntegrationRegistry;
  /** The kinds of a host that have namespaces. */
  scopesOf(
    host: string,
  ): (apiVersion: string, kind: string) => Promise<boolean | undefined>;
}

/**
 * A plan that comes back from elsewhere, compared with its base once more, and
 * with what its base branch says now.
 *
 * @internal
 */
export async function loadPlan(
  plan: ChangePlan,
  options: LoadPlanOptions,
): Promise<PlannedChange> {
  const { repositories, scopesOf, ...access } = options;
  const { host, repository, basedOn, base, parts = [plan] } = plan;
  parts.forEach(part => repositories.find(part.host, repository));
  const { url } = repositories.find(host, repository);
  const provider = createGitProvider({ url, ...access });
  const against = async (sha: string) => {
    const files = await repositoryAtCommit(provider, sha);
    const at = { provider, branch: base, sha, files };
    const [first, ...others] = await loadParts(parts, repository, at, options);
    return plan.parts ? joinPlans([first, ...others], plan.title) : first;
  };
  const change = await against(basedOn);
  // What is there now counts as well: anybody could say another commit
  const head = await provider.getBranch(base);
  return head && head.sha !== basedOn
    ? { ...change, now: await against(head.sha) }
    : change;
}

/** Each on top of those before it. */
async function loadParts(
  parts: readonly ChangePart[],
  repository: string,
  base: Base,
  { repositories, scopesOf }: LoadPlanOptions,
): Promise<PlannedChange[]> {
  const folders = repositories.folders(repository);
  const loaded: PlannedChange[] = [];
  let { files } = base;
  for (const { what, title, host, namespace, files: wanted } of parts) {
    loaded.push(
      await finishPlan({ what, title, host, namespace, repository }, wanted, {
        base: { ...base, files },
        folders,
        isNamespaced: scopesOf(host),
      }),
    );
    files = withFiles(files, wanted);
  }
  return loaded;
}
