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

import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { kubernetesClusterSupplierExtensionPoint } from '@backstage/plugin-kubernetes-node';
import {
  entityResolverServiceRef,
  hostConnectionsServiceRef,
  mirrorServiceRef,
} from 'backstage-plugin-groundplan-node';
import { GroundplanClusterSupplier } from './clusters/GroundplanClusterSupplier';
import { WorkloadClusterLister } from './clusters/WorkloadClusterLister';
import { KubeconfigCertificateAuthorities } from './certificate-authority/KubeconfigCertificateAuthorities';
import { readClusterRules } from './rules/readClusterRules';

/**
 * Offers Cluster API clusters to the Kubernetes plugin, beside those that it
 * knows itself. Install it only where no other module supplies clusters: the
 * plugin takes one supplier.
 *
 * @public
 */
export const kubernetesModuleGroundplan = createBackendModule({
  pluginId: 'kubernetes',
  moduleId: 'groundplan',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        entities: entityResolverServiceRef,
        hosts: hostConnectionsServiceRef,
        logger: coreServices.logger,
        mirror: mirrorServiceRef,
        suppliers: kubernetesClusterSupplierExtensionPoint,
      },
      async init(deps) {
        const { auth, catalog, config, entities, mirror } = deps;
        const rules = readClusterRules(config);
        const lister = WorkloadClusterLister.create({
          mirror,
          entities,
          rules,
          certificateAuthorities: config.getOptionalBoolean(
            'groundplan.kubernetes.readCertificateAuthority',
          )
            ? KubeconfigCertificateAuthorities.create(deps)
            : undefined,
        });
        deps.suppliers.addClusterSupplier(async ({ getDefault }) =>
          GroundplanClusterSupplier.create({
            lister,
            mirror,
            inherited: await getDefault(),
            catalog,
            auth,
          }),
        );
      },
    });
  },
});
