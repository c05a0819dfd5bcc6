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
import { KubernetesObject, getList, getString } from '../../../kubernetes';
import { AccessSubject } from './accessCommands';
import { shellCommand } from './shellCommand';

interface ProviderCommand {
  title: string;
  command?: string;
}

/** The provider's own way in, for control planes that the provider runs. */
export function providerCommand(
  subject: AccessSubject,
): ProviderCommand | undefined {
  const { controlPlane } = subject;
  if (!controlPlane) {
    return undefined;
  }
  switch (controlPlane.kind) {
    case 'AWSManagedControlPlane':
      return { title: 'Amazon EKS', command: eks(controlPlane) };
    case 'AzureManagedControlPlane':
      return { title: 'Azure AKS', command: aks(controlPlane) };
    case 'AzureASOManagedControlPlane':
      return { title: 'Azure AKS', command: aso(subject, controlPlane) };
    case 'GCPManagedControlPlane':
      return { title: 'Google GKE', command: gke(controlPlane) };
    default:
      // With kubeadm on droplets there is nothing that doctl could know of.
      return controlPlane.kind.startsWith('DO')
        ? { title: 'DigitalOcean', command: digitalOcean(controlPlane) }
        : undefined;
  }
}

/** A flag with its value; nothing where there is no value. */
function flag(name: string, value: string | undefined) {
  return value ? [name, { value }] : [];
}

function eks({ spec }: KubernetesObject): string | undefined {
  return shellCommand(
    'aws eks update-kubeconfig',
    ...flag('--region', getString(spec, 'region')),
    '--name',
    { value: getString(spec, 'eksClusterName') },
  );
}

function aks({ spec, metadata }: KubernetesObject): string | undefined {
  return shellCommand(
    'az aks get-credentials --resource-group',
    { value: getString(spec, 'resourceGroupName') },
    '--name',
    { value: metadata.name },
    ...flag('--subscription', getString(spec, 'subscriptionID')),
  );
}

/** The names in Azure are those of the Azure Service Operator's resources. */
function aso(
  { infrastructure }: AccessSubject,
  controlPlane: KubernetesObject,
): string | undefined {
  const managedCluster = resourcesOf(controlPlane, 'ManagedCluster')[0];
  const owner = getString(managedCluster, 'spec', 'owner', 'name');
  const resourceGroup = resourcesOf(infrastructure, 'ResourceGroup').find(
    resource => getString(resource, 'metadata', 'name') === owner,
  );
  return shellCommand(
    'az aks get-credentials --resource-group',
    { value: azureName(resourceGroup) ?? owner },
    '--name',
    { value: azureName(managedCluster) },
  );
}

function resourcesOf(
  object: KubernetesObject | undefined,
  kind: string,
): unknown[] {
  return getList(object?.spec, 'resources').filter(
    resource => getString(resource, 'kind') === kind,
  );
}

function azureName(resource: unknown): string | undefined {
  return (
    getString(resource, 'spec', 'azureName') ??
    getString(resource, 'metadata', 'name')
  );
}

function gke({ spec }: KubernetesObject): string | undefined {
  return shellCommand(
    'gcloud container clusters get-credentials',
    { value: getString(spec, 'clusterName') },
    ...flag('--location', getString(spec, 'location')),
    ...flag('--project', getString(spec, 'project')),
  );
}

function digitalOcean({ metadata }: KubernetesObject): string | undefined {
  return shellCommand('doctl kubernetes cluster kubeconfig save', {
    value: metadata.name,
  });
}
