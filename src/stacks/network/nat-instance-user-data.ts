/**
 * Makes a router of Amazon Linux 2023 at its first start; what it writes holds for later starts.
 *
 * Its address arrives some seconds after it, and cloud-init tidies up the package manager's cache meanwhile: hence the loop. Half a gigabyte
 * of memory is too little for the package manager alone: hence the swap, which goes first.
 *
 * @param cidr of the VPC: packets from elsewhere are dropped, and none is sent on to the VPC itself
 * @see https://www.netfilter.org/projects/nftables/manpage.html
 */
export function natUserData(cidr: string): string {
  return `#!/bin/bash
set -u
dd if=/dev/zero of=/swap bs=1M count=1024 status=none
chmod 600 /swap
mkswap /swap
echo '/swap none swap defaults 0 0' >> /etc/fstab
swapon /swap
until dnf install -y --setopt=install_weak_deps=False nftables; do sleep 5; done
cat > /etc/sysconfig/nftables.conf <<'RULES'
flush ruleset
table ip nat {
  chain forward {
    type filter hook forward priority filter; policy drop;
    ct state established,related accept
    ip saddr ${cidr} ip daddr != ${cidr} accept
  }
  chain postrouting {
    type nat hook postrouting priority srcnat;
    ip saddr ${cidr} ip daddr != ${cidr} masquerade
  }
}
RULES
systemctl enable --now nftables
echo 'net.ipv4.ip_forward = 1' > /etc/sysctl.d/90-nat.conf
sysctl -p /etc/sysctl.d/90-nat.conf
`;
}
