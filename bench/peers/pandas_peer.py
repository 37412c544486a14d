# pandas_peer.py narrow|wide FILE RATES OUT: the donor-month table by pandas.
import sys
import pandas as pd

shape, file, rates, out = sys.argv[1:5]
if shape == "narrow":
    d = pd.read_csv(file, usecols=["date", "donor", "category", "amount", "currency"],
                    dtype={"donor": "category", "category": "category", "currency": "category", "date": str})
    d["month"] = d["date"].str.slice(0, 7).astype("category")
    d = d.merge(pd.read_csv(rates), on=["month", "currency"])
    d["usd"] = d["amount"] * d["rate"]
    keys = ["donor", "category", "kind", "stage", "month"]
    d["kind"], d["stage"] = "financial", "committed"
    d = d.astype({k: "category" for k in keys})
else:
    names = {"Managing Sub-agency or Bureau Name": "agency", "US Category Name": "kind",
             "Transaction Type Name": "stage", "Transaction Date": "month", "Current Dollar Amount": "usd"}
    d = pd.read_csv(file, usecols=list(names), na_values=["NULL"],
                    dtype={k: "category" for k in list(names)[:3]}).rename(columns=names)
    kinds = {"Peace and Security": "military", "Health": "humanitarian", "Humanitarian Assistance": "humanitarian"}
    d["kind"] = d["kind"].map(lambda k: kinds.get(k, "financial")).astype(str).astype("category")
    d["stage"] = d["stage"].map({"Obligations": "obligated", "Disbursements": "disbursed"})
    d["month"] = d["month"].str.slice(2).astype("category")
    d["donor"] = "United States"
    keys = ["donor", "agency", "kind", "stage", "month"]
g = d.groupby(keys, observed=True, sort=False)["usd"]
t = pd.DataFrame({"n": g.size(), "total": g.sum(), "mean": g.mean(), "sd": g.std(), "least": g.min()})
q = g.quantile([.25, .5, .75, .9]).unstack()
for i in (.25, .5, .75, .9):
    t[str(i)] = q[i]
t["most"] = g.max()
t.to_csv(out, header=False)
